import { expect, test } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { EnvelopePipe } from './envelope.pipe.ts';
import { isFaultless } from './faultless.ts';
import {
  Coded,
  CodeList,
  DateText,
  Facts,
  Flag,
  InstantText,
  Nested,
  NestedList,
  OneOf,
  Text,
  Uuid,
  UuidList,
  Whatever,
  Whole,
} from './fields.ts';

class Inner {
  @Text(3) readonly text!: string;
}

class Base {
  @OneOf(['a', 'b']) readonly one!: string;
  @Whole(1, 9, { optional: true }) readonly whole?: number;
}

class Everything extends Base {
  @Text(3, { nullable: true }) readonly text!: string | null;
  @Coded(/^[a-z]+$/, 'x', { optional: true }) readonly code?: string;
  @Uuid({ optional: true }) readonly uuid?: string;
  @InstantText({ optional: true }) readonly instant?: string;
  @DateText({ optional: true, nullable: true }) readonly date?: string | null;
  @Flag({ optional: true }) readonly flag?: boolean;
  @Facts(null, { optional: true }) readonly facts?: object;
  @Whatever('anything', { optional: true }) readonly whatever?: object;
  @UuidList({ from: 1, to: 2 }, { optional: true }) readonly uuids?: readonly string[];
  @CodeList(['a', 'b'], { to: 2 }, { optional: true }) readonly codes?: readonly string[];
  @Nested(() => Inner, { optional: true }) readonly inner?: Inner;
  @NestedList(() => Inner, { to: 2 }, { optional: true }) readonly inners?: readonly Inner[];
}

const UUID = '5f0f8a4c-1111-4222-8333-444455556666';
const right = {
  one: fc.constantFrom('a', 'b'),
  text: fc.constantFrom('abc', null),
  whole: fc.integer({ min: 1, max: 9 }),
  code: fc.constant('ab'),
  uuid: fc.constant(UUID),
  instant: fc.constant('2026-11-24T02:30:00Z'),
  date: fc.constantFrom('2026-11-24', null),
  flag: fc.boolean(),
  facts: fc.constantFrom({}, { a: { b: [1] } }),
  whatever: fc.constant({ a: null }),
  uuids: fc.constant([UUID]),
  codes: fc.constantFrom([], ['a', 'b']),
};
const nested = { inner: fc.constant({ text: 'abc' }), inners: fc.constantFrom([], [{ text: 'abc' }]) };
const wrong = fc.oneof(
  fc.constantFrom(null, undefined, '', ' ', 'abcdef', 'a', 0, 10, 1.5, true, [], ['c'], [UUID, UUID, UUID], {}),
  fc.jsonValue({ maxDepth: 1 }),
);
const flat = fc.record(right, { requiredKeys: ['one', 'text'] });
const deep = fc.record({ ...right, ...nested }, { requiredKeys: ['one', 'text'] });

/** What class-validator finds, and what class-transformer makes of it. */
function asked(body: object) {
  const envelope = plainToInstance(Everything, body);
  const rules = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false };
  return { envelope, isRight: validateSync(envelope, rules).length === 0 };
}

const sent = (body: object) => new EnvelopePipe().transform(body, { type: 'body', metatype: Everything });

test('whatever is right is found so without asking class-validator, and becomes the same envelope', () => {
  fc.assert(
    fc.property(flat, (body) => {
      const { envelope, isRight } = asked(body);
      expect([isFaultless(body, Everything), isRight]).toEqual([true, true]);
      expect(sent(body)).toStrictEqual(envelope);
    }),
  );
});

test('whatever is wrong in one place or two is found so by both', () => {
  const name = fc.constantFrom(...Object.keys({ ...right, ...nested }), 'unknown', 'toString', '__proto__');
  const faults = fc.array(fc.tuple(name, wrong), { maxLength: 2 });
  fc.assert(
    fc.property(flat, faults, (some, more) => {
      const body: object = Object.fromEntries([...Object.entries(some), ...more]);
      const { isRight } = asked(body);
      const holdsEnvelopes = 'inner' in body || 'inners' in body;
      if (!holdsEnvelopes && !Object.hasOwn(body, 'toString') && !Object.hasOwn(body, '__proto__'))
        expect(isFaultless(body, Everything)).toBe(isRight);
      else if (isFaultless(body, Everything)) expect(isRight).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('what holds envelopes of its own is left to class-validator', () => {
  fc.assert(
    fc.property(deep, (body) => {
      const isPlain = body.inner === undefined && body.inners === undefined;
      expect(isFaultless(body, Everything)).toBe(isPlain);
      expect(sent(body)).toStrictEqual(asked(body).envelope);
    }),
  );
  expect(() => sent({ one: 'a', text: 'abc', inner: { text: 'abcd' } })).toThrow('request-invalid');
});

test('a class without rules is none that anything is right for', () => {
  expect(isFaultless({}, class {})).toBe(false);
});
