import { expect, test } from '@jest/globals';
import { standardHash } from './hash.ts';
import { smallStandard } from './testing/small-standard.ts';

test('the order in which a standard is written does not change its hash', () => {
  const reversed = { ...smallStandard, ...Object.fromEntries(Object.entries(smallStandard).reverse()) };
  expect(standardHash(reversed)).toBe(standardHash(smallStandard));
});

test('any change of a standard changes its hash', () =>
  expect(standardHash({ ...smallStandard, oddities: ['one'] })).not.toBe(standardHash(smallStandard)));

test('the hash is 64 hex digits', () => expect(standardHash(smallStandard)).toMatch(/^[0-9a-f]{64}$/));
