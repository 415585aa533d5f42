import { describe, expect, test } from '@jest/globals';
import peer from 'canonicalize';
import fc from 'fast-check';
import { canonicalize, NotCanonical } from './canonical.ts';
import { isCanonical } from './is-canonical.ts';

describe('canonical form', () => {
  test('sorts members by UTF-16 code units, as RFC 8785 shows', () => {
    const value = {
      '€': 'Euro Sign',
      '\r': 'Carriage Return',
      דּ: 'Hebrew',
      '😀': 'Emoji',
      '\u0080': 'Control',
      ö: 'Latin',
    };
    expect(canonicalize(value)).toBe(peer(value));
  });

  test('writes numbers as ECMAScript does', () => {
    expect(canonicalize([333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
  });

  test('says the same as a second implementation', () => {
    const keys = fc.string().filter((key) => !/^\d+$/.test(key));
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 5 }),
      ),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalize(value);
        expect(text).toBe(peer(value));
        expect(isCanonical(text)).toBe(true);
      }),
    );
  });

  test('says the same of an object with many members', () => {
    const keys = fc.string().filter((key) => !/^\d+$/.test(key));
    const many = fc.dictionary(keys, fc.integer(), { minKeys: 20, maxKeys: 60, size: 'max' });
    fc.assert(fc.property(many, (value) => expect(canonicalize(value)).toBe(peer(value))));
  });

  test('leaves out what is undefined, and asks no object how it wants to be written', () => {
    const value = { b: new Date(0), a: undefined, ['__proto__']: { toJSON: 1 } };
    expect(canonicalize(value)).toBe('{"__proto__":{"toJSON":1},"b":{}}');
  });

  test.each([
    ['a lone surrogate', { a: { b: '\ud800' } }, '/a/b'],
    ['a key like an integer', { a: { 10: 1 } }, '/a/10'],
    ['a number that is not finite', { a: [1, Number.NaN] }, '/a/1'],
    ['a key with a lone surrogate', { a: { '\ud800': 1 } }, '/a'],
    ['what is no JSON', { a: () => 1 }, '/a'],
    ['what is no JSON in a list', { '': [[], [undefined]] }, '//1/0'],
    ['a function that would be asked', { a: { toJSON: () => 1 } }, '/a/toJSON'],
  ])('refuses %s and names the place', (_, value, pointer) => {
    expect(() => canonicalize(value)).toThrow(NotCanonical);
    expect(() => canonicalize(value)).toThrow(pointer);
  });

  test('any text is canonical exactly where its form made anew is the same', () => {
    const madeAnew = (text: string): boolean => {
      try {
        return canonicalize(JSON.parse(text)) === text;
      } catch {
        return false;
      }
    };
    const members = fc.dictionary(fc.string({ unit: 'binary', maxLength: 2 }), fc.jsonValue({ maxDepth: 2 }));
    const strange = fc.oneof(members, fc.jsonValue({ stringUnit: 'binary' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(strange, fc.constantFrom(0, 1), (value, spaces) => {
        const text = JSON.stringify(value, null, spaces);
        expect(isCanonical(text)).toBe(madeAnew(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    '["\\ud800"]',
    '["\\uD83D\\uDE00"]',
    '{"10":1}',
    '{"1":1,"a":2}',
    '{"a":[{"c":1,"b":2}]}',
    '[-0]',
    '[1e400]',
  ])('%s is not canonical, deep inside or by its spelling', (text) => {
    expect(isCanonical(text)).toBe(false);
  });

  test.each(['{"b":1,"a":2}', '{ "a":1}', '{"a":1.0}', '{"a":1,"a":1}', 'x'])('%s is not canonical', (text) => {
    expect(isCanonical(text)).toBe(false);
  });
});
