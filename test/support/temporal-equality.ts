import { expect } from '@jest/globals';

const temporalTag = /^Temporal\./;

/** Jest takes any two Temporal values for equal, as they have no own properties; this compares what they say. */
function temporalEquality(a: unknown, b: unknown): boolean | undefined {
  const tagA = tagOf(a);
  const tagB = tagOf(b);
  if (!temporalTag.test(tagA) && !temporalTag.test(tagB)) return undefined;
  return tagA === tagB && String(a) === String(b);
}

function tagOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? String(Reflect.get(value, Symbol.toStringTag) ?? '') : '';
}

expect.addEqualityTesters([temporalEquality]);
