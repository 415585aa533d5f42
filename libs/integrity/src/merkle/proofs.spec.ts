import { expect, test } from '@jest/globals';
import { verifyConsistency, verifyInclusion } from './index.ts';
import { nodeHash } from './node-hash.ts';

const [a, b, c] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte)) as [Uint8Array, Uint8Array, Uint8Array];
const ab = nodeHash(a, b);
const abc = nodeHash(ab, c);

test('each leaf of a tree of three is included', () => {
  expect(verifyInclusion({ leafIndex: 0n, treeSize: 3n, leafHash: a, path: [b, c], root: abc })).toBe(true);
  expect(verifyInclusion({ leafIndex: 1n, treeSize: 3n, leafHash: b, path: [a, c], root: abc })).toBe(true);
  expect(verifyInclusion({ leafIndex: 2n, treeSize: 3n, leafHash: c, path: [ab], root: abc })).toBe(true);
});

test('a leaf is not included at another index', () => {
  expect(verifyInclusion({ leafIndex: 1n, treeSize: 3n, leafHash: a, path: [b, c], root: abc })).toBe(false);
  expect(verifyInclusion({ leafIndex: 3n, treeSize: 3n, leafHash: c, path: [ab], root: abc })).toBe(false);
  expect(verifyInclusion({ leafIndex: -1n, treeSize: 3n, leafHash: c, path: [ab], root: abc })).toBe(false);
});

test('a path that is too short or too long is refused', () => {
  expect(verifyInclusion({ leafIndex: 0n, treeSize: 3n, leafHash: a, path: [b], root: ab })).toBe(false);
  expect(verifyInclusion({ leafIndex: 0n, treeSize: 2n, leafHash: a, path: [b, c], root: abc })).toBe(false);
});

test('sizes up to 2^64 - 1 are exact', () => {
  const treeSize = 2n ** 64n - 1n;
  expect(verifyInclusion({ leafIndex: treeSize - 1n, treeSize, leafHash: a, path: [], root: a })).toBe(false);
});

test('a tree of three begins with the trees of one and of two', () => {
  const three = { secondSize: 3n, secondRoot: abc };
  expect(verifyConsistency({ ...three, firstSize: 1n, firstRoot: a, path: [b, c] })).toBe(true);
  expect(verifyConsistency({ ...three, firstSize: 2n, firstRoot: ab, path: [c] })).toBe(true);
  expect(verifyConsistency({ ...three, firstSize: 2n, firstRoot: abc, path: [c] })).toBe(false);
});

test('two trees of one size are consistent only if they are the same', () => {
  const same = { firstSize: 2n, secondSize: 2n, firstRoot: ab };
  expect(verifyConsistency({ ...same, secondRoot: ab, path: [] })).toBe(true);
  expect(verifyConsistency({ ...same, secondRoot: abc, path: [] })).toBe(false);
  expect(verifyConsistency({ ...same, secondRoot: ab, path: [c] })).toBe(false);
});

test('an empty first tree proves nothing', () => {
  const roots = { firstRoot: ab, secondRoot: ab, path: [] };
  expect(verifyConsistency({ ...roots, firstSize: 0n, secondSize: 0n })).toBe(false);
  expect(verifyConsistency({ ...roots, firstSize: 0n, secondSize: 2n })).toBe(false);
});
