import { expect, test } from '@jest/globals';
import { Chance, seededRandomness, seededSecrets } from './index.ts';

test('the same seed and purpose give the same bytes, however they are asked for', () => {
  const once = seededRandomness(7, 'ledger');
  const again = seededRandomness(7, 'ledger');
  const apart = Buffer.concat([once.bytes(16), once.bytes(12), once.bytes(16)]);
  expect(Buffer.from(again.bytes(44))).toEqual(apart);
  expect(Buffer.from(seededRandomness(8, 'ledger').bytes(44))).not.toEqual(apart);
  expect(Buffer.from(seededRandomness(7, 'attachments').bytes(44))).not.toEqual(apart);
});

test('no bytes are given out twice, over the length of the buffer too', () => {
  const randomness = seededRandomness(7, 'ledger');
  const given = Array.from({ length: 6_000 }, () => Buffer.from(randomness.bytes(16)).toString('hex'));
  expect(new Set(given).size).toBe(given.length);
  expect(randomness.bytes(200_000)).toHaveLength(200_000);
});

test('every subject has a secret of its own', () => {
  const secretOf = seededSecrets(7);
  expect(secretOf('a')).toEqual(seededSecrets(7)('a'));
  expect(secretOf('a')).toHaveLength(32);
  expect(secretOf('a')).not.toEqual(secretOf('b'));
});

test('choices come in their proportions', () => {
  const chance = new Chance(3);
  const picked = Array.from({ length: 10_000 }, () =>
    chance.weighted(['rare', 'usual'], (it) => (it === 'rare' ? 1 : 9)),
  );
  expect(picked.filter((it) => it === 'rare').length / picked.length).toBeCloseTo(0.1, 1);
  expect(chance.weighted(['never'], () => 0)).toBeUndefined();
  const times = Array.from({ length: 10_001 }, () => chance.lognormal(60, 0.5)).toSorted((a, b) => a - b);
  expect(times[5_000]).toBeGreaterThan(55);
  expect(times[5_000]).toBeLessThan(65);
  expect(chance.shuffled([1, 2, 3, 4]).toSorted()).toEqual([1, 2, 3, 4]);
});
