import { expect, test } from '@jest/globals';
import { formatPosition, parsePosition } from './position.ts';

const at = (commit: bigint, prepare = commit) => formatPosition({ commit: String(commit), prepare: String(prepare) });

test('positions sort as strings as they do as numbers, up to the greatest', () => {
  const numbers = [0n, 9n, 10n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n, 2n ** 64n - 1n];
  const positions = numbers.map((number) => at(number));
  expect(positions.toSorted()).toEqual(positions);
  expect(new Set(positions.map(({ length }) => length))).toEqual(new Set([20]));
  expect(positions.map((position) => BigInt(parsePosition(position).commit))).toEqual(numbers);
});

test('an event of an old transaction keeps both of its numbers and sorts by them', () => {
  const positions = [at(7n), at(10n), at(10n, 3n), at(11n)];
  expect(positions.toSorted()).toEqual(positions);
  expect(parsePosition(at(10n, 3n))).toEqual({ commit: '10', prepare: '3' });
});

test.each(['', '17', '0000000000000017', 'start', `${at(1n)}.2`])('%j is no position of this store', (position) => {
  expect(() => parsePosition(position)).toThrow(RangeError);
});
