import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { repeatedMember } from './repeated-member.ts';

const placeIn = (text: string) => repeatedMember(text, JSON.parse(text));

test.each([
  ['{"a":1,"a":2}', '/a'],
  ['{"a": {"b": 1, "c": [], "b": 2}}', '/a/b'],
  ['{"cases":[{"id":"x"},{"id":"y","id" : "z"}]}', '/cases/1/id'],
  ['[[1,2],[{"a":"x","a":"y"}]]', '/1/0/a'],
  ['{"a\\u0062":1,"ab":2}', '/ab'],
  ['{"a/b~":1,"a/b~":1}', '/a~1b~0'],
  ['{"__proto__":1,"__proto__":2}', '/__proto__'],
  [String.raw`{"a":"\"b\":","b":"{\"b\":1}","b":0}`, '/b'],
])('%s names %s twice', (text, pointer) => {
  expect(placeIn(text)).toBe(pointer);
});

test.each(['{}', '[]', '"a: b"', '{"a":{"a":{"a":1}}}', '[{"a":1},{"a":1}]', String.raw`{"a":"\"a\":1","b":"\\"}`])(
  '%s names nothing twice',
  (text) => {
    expect(placeIn(text)).toBeUndefined();
  },
);

test('whatever an object holds, its own text names nothing twice, and a repeated member is found', () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), (text) => {
      expect(placeIn(text)).toBeUndefined();
      expect(placeIn(`[0,{"x":${text},"y":${text},"x":0}]`)).toBe('/1/x');
    }),
  );
});
