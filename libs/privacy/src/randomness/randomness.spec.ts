import { expect, test } from '@jest/globals';
import { systemRandomness } from './index.ts';

test.each([0, 1, 12, 32, 4_096, 10_000])('%d bytes are as many, and are not shared with others', (length) => {
  const bytes = systemRandomness.bytes(length);
  expect(bytes).toHaveLength(length);
  expect(bytes.buffer.byteLength).toBe(length);
});

test('no bytes are handed out twice, also where what was drawn ends in the middle of them', () => {
  const taken = Array.from({ length: 5_000 }, () => Buffer.from(systemRandomness.bytes(13)).toString('hex'));
  expect(new Set(taken).size).toBe(taken.length);
  // Thirteen zeroes are what a byte handed out twice would look like.
  expect(taken).not.toContain('0'.repeat(26));
});
