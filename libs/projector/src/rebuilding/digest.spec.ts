import { expect, test } from '@jest/globals';
import type { Row } from '../read-model.ts';
import { Digest, digestOver, fingerprint } from './digest.ts';

function digestOf(documents: readonly Counted[]): string {
  const digest = new Digest();
  for (const document of documents) digest.add(fingerprint(document));
  return String(digest);
}

interface Counted extends Row {
  readonly steps: number;
  readonly at: string | null;
}

const ani: Counted = { id: 'ani', steps: 3, at: null };
const budi: Counted = { id: 'budi', steps: 4, at: 'DMI' };

test('neither the order of documents nor that of their fields matters, their content does', () => {
  expect(digestOf([ani, budi])).toBe(digestOf([{ at: 'DMI', id: 'budi', steps: 4 }, ani]));
  expect(digestOf([ani, budi])).not.toBe(digestOf([ani, { ...budi, steps: 5 }]));
  expect(digestOf([ani, budi])).not.toBe(digestOf([ani]));
  expect(digestOf([ani, ani])).not.toBe(digestOf([]));
});

test('one document is its SHA-256, none is nothing, and one taken out again leaves no trace', () => {
  // sha256sum of {"at":null,"id":"ani","steps":3}
  expect(digestOf([ani])).toBe('6fcd223b1a4d52fab175c69777525efedbe5b11c43d849d68133745edfe99162');
  const digest = new Digest();
  digest.remove(fingerprint(budi));
  digest.add(fingerprint(ani));
  digest.add(fingerprint(budi));
  expect(String(digest)).toBe(digestOf([ani]));
  expect(digestOf([])).toBe('0'.repeat(64));
});

test('a digest over collections says which is which', () => {
  const [one, other] = [digestOf([ani]), digestOf([budi])];
  expect(digestOver({ cases: one, people: other })).toBe(digestOver({ people: other, cases: one }));
  expect(digestOver({ cases: one, people: other })).not.toBe(digestOver({ cases: other, people: one }));
});
