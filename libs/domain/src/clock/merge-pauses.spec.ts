import { expect, test } from '@jest/globals';
import { mergePauses } from './merge-pauses.ts';
import { pause, wib } from './testing/jakarta-office.ts';
import type { Pause } from './types.ts';

const asOf = wib('2026-11-06 09:00');

function merged(...pauses: Pause[]) {
  return mergePauses(pauses, asOf).map(({ from, to }) => [new Date(from).toISOString(), new Date(to).toISOString()]);
}

test('pauses that overlap or touch are one, in order of time', () => {
  const late = pause('2026-11-05 08:00', '2026-11-05 09:00');
  const first = pause('2026-11-03 08:00', '2026-11-03 10:00');
  const inside = pause('2026-11-03 08:30', '2026-11-03 09:00');
  const touching = pause('2026-11-03 10:00', '2026-11-03 11:00');
  expect(merged(late, touching, inside, first)).toEqual([
    [wib('2026-11-03 08:00'), wib('2026-11-03 11:00')],
    [wib('2026-11-05 08:00'), wib('2026-11-05 09:00')],
  ]);
});

test('an open pause runs to the moment of asking, and is none before it begins', () => {
  expect(merged(pause('2026-11-05 08:00', null))).toEqual([[wib('2026-11-05 08:00'), asOf]]);
  expect(merged(pause('2026-11-07 08:00', null))).toEqual([]);
});

test('a pause without length is none', () => {
  expect(merged(pause('2026-11-05 08:00', '2026-11-05 08:00'))).toEqual([]);
});
