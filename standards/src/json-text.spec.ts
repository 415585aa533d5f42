import { describe, expect, test } from '@jest/globals';
import { NotJson, readJsonText } from './json-text.ts';

const sample = '{\n  "a": [1, -2.5e3, true],\n  "b/c": {"x": null, "y": "\\u0041\\n"}\n}\n';

test('the value is that of JSON.parse', () => expect(readJsonText(sample).value).toEqual(JSON.parse(sample)));

test.each(['null', '""', '[]', ' {} ', '0', '[[], {"a": {}}]', '"\u007f é 𝒳"'])('%s is JSON', (text) =>
  expect(readJsonText(text).value).toEqual(JSON.parse(text)),
);

describe('places', () => {
  test.each([
    ['', 1, 1],
    ['/a', 2, 3],
    ['/a/1', 2, 12],
    ['/b~1c/y', 3, 22],
    ['/b~1c/missing', 3, 3],
    ['/nowhere/at/all', 1, 1],
  ])('%p stands at %d:%d', (pointer, line, column) =>
    expect(readJsonText(sample).placeOf(pointer)).toEqual({ line, column }),
  );
});

describe('what is not JSON is refused at its place', () => {
  test.each([
    ['', 1, 1],
    ['{"a": 1,}', 1, 9],
    ['[1, 2', 1, 6],
    ['[1 2]', 1, 4],
    ['{"a" 1}', 1, 6],
    ["{'a': 1}", 1, 2],
    ['{"a": 01}', 1, 8],
    ['{"a":\n nul}', 2, 2],
    ['{} {}', 1, 4],
    ['"a\tb"', 1, 1],
    ['"\\x"', 1, 1],
    ['{"a": 1, "a": 2}', 1, 10],
    ['['.repeat(1000), 1, 102],
  ])('%j', (text, line, column) => {
    try {
      readJsonText(text);
    } catch (error) {
      if (!(error instanceof NotJson)) throw error;
      expect(error.place).toEqual({ line, column });
      return;
    }
    throw new Error('accepted');
  });
});

test('a member named __proto__ is a member like any other', () =>
  expect(Object.keys(readJsonText('{"__proto__": 1}').value ?? {})).toEqual(['__proto__']));
