import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayNumber, monthsLater } from './working-days.ts';

const days = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2399-12-31') });

test('months later is the same day of the month, or its last, as the calendar counts them', () => {
  fc.assert(
    fc.property(days, fc.nat(240), (day, months) => {
      const date = new Temporal.PlainDate(1970, 1, 1).add({ days: day });
      expect(monthsLater(day, months)).toBe(dayNumber(date.add({ months }).toString()));
    }),
  );
});
