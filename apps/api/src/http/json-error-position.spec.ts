import { expect, test } from '@jest/globals';
import { jsonErrorPosition } from './json-error-position.ts';

test.each([
  ['{"a": Siti}', 6],
  ['{"a": 1,}', 8],
  ['{"a" 1}', 5],
  ['[1, 2', 5],
  ['["a\nb"]', 1],
  ['{"a": [{"b": nul}]}', 13],
  ['{} {}', 3],
  ['', 0],
  ['01', 1],
])('%j stops being JSON at %i', (text, position) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonErrorPosition(text)).toBe(position);
});
