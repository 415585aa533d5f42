import { expect, test } from '@jest/globals';
import { formatPosition, parsePosition } from './position.ts';

test('positions compare as strings the way their numbers do', () => {
  const numbers = [0, 1, 9, 10, 99, 100, 12_345_678, Number.MAX_SAFE_INTEGER];
  const positions = numbers.map(formatPosition);
  expect(positions.toSorted()).toEqual(positions);
  expect(positions.map(parsePosition)).toEqual(numbers);
});

test('none is before everything', () => {
  expect(parsePosition(undefined)).toBe(0);
});

test.each(['', '12', 'C:1/P:1', '00000000000000x1'])('%j is no position', (position) => {
  expect(() => parsePosition(position)).toThrow(RangeError);
});
