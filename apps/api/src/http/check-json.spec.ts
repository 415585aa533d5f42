import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkJson } from './check-json.ts';

const found = (value: unknown) => checkJson(value).map(({ pointer, problem }) => `${pointer} ${problem}`);
const inside = (levels: number, value: unknown): unknown => (levels === 0 ? value : [inside(levels - 1, value)]);

test('finds every fault at its place, in the order of the body', () => {
  const body = JSON.parse(`{
    "a": ["\\ud800", {"x": 1, "7": {"y": "\\ud800"}, "z": 1e999}, "\\ud83d\\ude00"],
    "b": {"__proto__": 1, "constructor": {}, "\\udc00": "\\ud800"},
    "c/d~": 9007199254740993,
    "e": [0.1, 9007199254740991, null, true]
  }`);
  expect(found(body)).toEqual([
    '/a/0 malformed',
    '/a/1/7 unknown',
    '/a/1/z not-safe',
    '/b/__proto__ unknown',
    '/b/constructor unknown',
    '/b malformed',
    '/c~1d~0 not-safe',
  ]);
});

test('is content with 32 levels, and looks no deeper', () => {
  expect(found(inside(32, '\ud800'))).toEqual([`${'/0'.repeat(32)} malformed`]);
  expect(found(inside(33, '\ud800'))).toEqual([`${'/0'.repeat(32)} too-deep`]);
});

test('tells no more than 20', () => {
  const wrong = Array(50).fill(Number.NaN);
  expect(checkJson(wrong)).toHaveLength(20);
  expect(found({ a: wrong.slice(0, 15), b: { c: wrong }, d: wrong }).at(-1)).toBe('/b/c/4 not-safe');
});

test('lets pass whatever text without surrogates and keys of letters make', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', '\\', ':', 'é', '😀') });
  const key = fc.string({ unit: fc.constantFrom('a', 'b', '-', '/', 'é') });
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.oneof(text, fc.boolean(), fc.constant(null), fc.maxSafeInteger()),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  fc.assert(fc.property(json, (value) => expect(checkJson(value)).toEqual([])));
});
