import { expect, test } from '@jest/globals';
import { elapsed } from './elapsed.ts';
import { jakartaOffice, pause, wib } from './testing/jakarta-office.ts';
import type { Pause } from './types.ts';

function between(start: string, end: string, pauses: readonly Pause[] = []) {
  return elapsed(jakartaOffice, wib(start), wib(end), pauses);
}

test('only open minutes are counted', () => {
  expect(between('2026-11-02 11:30', '2026-11-02 13:30')).toEqual({ gross: 60, net: 60 });
  expect(between('2026-11-06 16:00', '2026-11-09 08:00')).toEqual({ gross: 60, net: 60 });
  expect(between('2026-11-11 08:00', '2026-11-11 15:00')).toEqual({ gross: 0, net: 0 });
});

test('net leaves out the open minutes of the pauses, once', () => {
  const waiting = [pause('2026-11-02 10:00', '2026-11-02 14:00'), pause('2026-11-02 13:00', '2026-11-02 14:30')];
  expect(between('2026-11-02 09:00', '2026-11-02 16:00', waiting)).toEqual({ gross: 360, net: 150 });
});

test('a pause counts only inside the stretch, and an open one to its end', () => {
  const waiting = [pause('2026-10-30 08:00', '2026-11-02 09:30'), pause('2026-11-02 15:00', null)];
  expect(between('2026-11-02 09:00', '2026-11-02 16:00', waiting)).toEqual({ gross: 360, net: 270 });
});

test('minutes are whole ones, and none where the end comes first', () => {
  const start = wib('2026-11-02 09:00');
  expect(elapsed(jakartaOffice, start, '2026-11-02T02:01:59.999Z', [])).toEqual({ gross: 1, net: 1 });
  expect(between('2026-11-02 09:00', '2026-11-02 08:00')).toEqual({ gross: 0, net: 0 });
});
