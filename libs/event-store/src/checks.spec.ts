import { expect, test } from '@jest/globals';
import { checkAppend } from './checks.ts';
import { AppendTooLarge, InvalidAppend } from './errors.ts';
import { MAX_APPEND_BYTES } from './port.ts';

const id = '6f0f5d0e-6f2c-4f0b-9a39-6f1f2c1c9a01';
const other = '6f0f5d0e-6f2c-4f0b-9a39-6f1f2c1c9a02';
const event = { id, type: 'Noted', json: '{}' };

test('a sound append passes', () => {
  expect(() => checkAppend('case-1', 'noStream', [event, { ...event, id: other }])).not.toThrow();
  expect(() => checkAppend('case-1', 0, [event])).not.toThrow();
});

test.each([
  ['no stream name', '', 0, [event]],
  ['a stream of the server', '$settings', 0, [event]],
  ['a stream name with a lone surrogate', 'case-\ud800', 0, [event]],
  ['a negative revision', 'case-1', -1, [event]],
  ['a broken revision', 'case-1', 0.5, [event]],
  ['no events', 'case-1', 0, []],
  ['an id that is no UUID', 'case-1', 0, [{ ...event, id: 'one' }]],
  ['an id in upper case', 'case-1', 0, [{ ...event, id: id.toUpperCase() }]],
  ['an empty type', 'case-1', 0, [{ ...event, type: '' }]],
  ['a lone surrogate', 'case-1', 0, [{ ...event, json: '{"a":"\udc00"}' }]],
  ['an id twice', 'case-1', 0, [event, event]],
])('%s is refused', (_, stream, expected, events) => {
  expect(() => checkAppend(stream, expected, events)).toThrow(InvalidAppend);
});

test('the limit counts the bytes of all events together, not their characters', () => {
  const half = (key: string) => ({ ...event, id: key, json: 'é'.repeat(MAX_APPEND_BYTES / 4) });
  expect(() => checkAppend('case-1', 0, [half(id), half(other)])).not.toThrow();
  const { json } = half(other);
  expect(() => checkAppend('case-1', 0, [half(id), { ...half(other), json: `${json}x` }])).toThrow(AppendTooLarge);
});
