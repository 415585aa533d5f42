import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, instantAt } from './instants.ts';
import { DAY } from './working-days.ts';

const instants = fc.date({ noInvalidDate: true });

test('an instant is written as Date writes it, whatever the year', () => {
  fc.assert(fc.property(instants, (date) => expect(instantAt(date.getTime())).toBe(date.toISOString())));
});

test('a day number is written as the date that it is of', () => {
  expect(dateOf(0)).toBe('1970-01-01');
  expect(dateOf(Date.UTC(2026, 10, 24) / DAY)).toBe('2026-11-24');
  expect(dateOf(-1)).toBe('1969-12-31');
});

test('what is no instant is not written', () => {
  expect(() => instantAt(Number.NaN)).toThrow(RangeError);
  expect(() => dateOf(Number.POSITIVE_INFINITY)).toThrow(RangeError);
});
