import { createSecretKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { systemRandomness } from '../randomness/index.ts';
import { type EventCoordinates, open, requestMac, type SealedFact, seal } from './index.ts';

const keyOf = (subject: string) => ({ subject, secret: createSecretKey(systemRandomness.bytes(32)) });
const key = keyOf('s-1');
const place: EventCoordinates = { stream: 'case-1', revision: 3, id: 'e-1', type: 'NoteTaken' };
const fact = seal(key, place, 'note', { text: 'Siti Rahma', more: [1, null, true] });

const flip = (text: string) => {
  const bytes = Buffer.from(text, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return bytes.toString('base64url');
};
const refused = (sealed: SealedFact, at = place, under = key) =>
  expect(() => open(under, at, sealed)).toThrow(expect.objectContaining({ code: 'cannot-open-fact' }));

describe('a sealed fact', () => {
  test('opens at its place under its key, whatever JSON it is', () => {
    for (const value of ['', 'Dumai ✓', 0, null, false, [], { a: { b: [1.5] } }]) {
      expect(open(key, place, seal(key, place, 'x', value))).toEqual(value);
    }
  });

  test('has a nonce of 12 bytes, a tag of 16, and nothing of its value', () => {
    const sealed = seal(key, place, 'name', 'Siti');
    expect(Buffer.from(sealed.nonce, 'base64url')).toHaveLength(12);
    expect(Buffer.from(sealed.ciphertext, 'base64url')).toHaveLength('"Siti"'.length + 16);
    expect(JSON.stringify(sealed)).not.toContain('Siti');
  });

  test('is another one each time', () => {
    expect(seal(key, place, 'name', 'Siti').ciphertext).not.toBe(seal(key, place, 'name', 'Siti').ciphertext);
  });

  test('takes its nonce from the randomness it is given', () => {
    const randomness = { bytes: (length: number) => new Uint8Array(length).fill(7) };
    expect(seal(key, place, 'name', 'Siti', randomness)).toEqual(seal(key, place, 'name', 'Siti', randomness));
  });

  test.each([
    ['ciphertext', { ...fact, ciphertext: flip(fact.ciphertext) }],
    ['nonce', { ...fact, nonce: flip(fact.nonce) }],
    ['name', { ...fact, name: 'address' }],
    ['subject', { ...fact, subject: 's-2' }],
    ['ciphertext, cut short', { ...fact, ciphertext: fact.ciphertext.slice(0, 20) }],
    ['ciphertext, without its tag', { ...fact, ciphertext: '' }],
    ['nonce, gone', { ...fact, nonce: '' }],
  ])('does not open with another %s', (_, altered) => refused(altered));

  test.each([
    ['stream', { ...place, stream: 'case-2' }],
    ['revision', { ...place, revision: 4 }],
    ['id', { ...place, id: 'e-2' }],
    ['type', { ...place, type: 'CaseClosed' }],
  ])('does not open at another %s', (_, elsewhere) => refused(fact, elsewhere));

  test('does not open under another key, even one of the same subject', () => refused(fact, place, keyOf('s-1')));

  test('tells nothing of itself when it does not open', () => {
    try {
      open(keyOf('s-1'), place, fact);
    } catch (error) {
      expect(String(error)).toBe('CannotOpenFact: a sealed fact in case-1@3 cannot be opened');
    }
    expect.assertions(1);
  });
});

describe("a request's MAC", () => {
  test('is the same for the same body under the same key, and for nothing else', () => {
    const mac = requestMac(key, '{"a":1}');
    expect(Buffer.from(mac, 'base64url')).toHaveLength(32);
    expect(requestMac({ ...key }, '{"a":1}')).toBe(mac);
    expect(requestMac(key, '{"a":2}')).not.toBe(mac);
    expect(requestMac(keyOf('s-1'), '{"a":1}')).not.toBe(mac);
  });
});
