import { describe, expect, test } from '@jest/globals';
import { localMonth, openTime } from './open-time.ts';
import { jakartaOffice, wib } from './testing/jakarta-office.ts';

const HOUR = 3_600_000;

describe('open time', () => {
  test('leaves out lunch, nights, weekends and holidays', () => {
    expect(openTime(jakartaOffice, wib('2026-11-02 09:00'), wib('2026-11-02 14:00'))).toBe(4 * HOUR);
    expect(openTime(jakartaOffice, wib('2026-11-06 16:00'), wib('2026-11-09 08:30'))).toBe(1.5 * HOUR);
    expect(openTime(jakartaOffice, wib('2026-11-11 00:00'), wib('2026-11-12 00:00'))).toBe(0);
  });

  test('is nothing where the end is not after the start', () => {
    expect(openTime(jakartaOffice, wib('2026-11-02 14:00'), wib('2026-11-02 09:00'))).toBe(0);
    expect(openTime(jakartaOffice, wib('2026-11-02 09:00'), wib('2026-11-02 09:00'))).toBe(0);
  });
});

test('a month begins at midnight where the office is', () => {
  expect(localMonth(jakartaOffice, '2026-10-31T16:59:59.999Z')).toBe('2026-10');
  expect(localMonth(jakartaOffice, '2026-10-31T17:00:00.000Z')).toBe('2026-11');
});
