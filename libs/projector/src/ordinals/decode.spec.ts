import { expect, test } from '@jest/globals';
import { decode } from './decode.ts';

const setting = { key: 'counts-first-day', service: null, value: true, from: '2026-01-01T00:00:00.000Z' };
const office = { stream: 'office-DMI', type: 'SettingChanged', data: setting };

function decoded(fields: { readonly [field: string]: unknown }) {
  const event = { v: 1, type: 'DataEntered', stream: 'case-a', revision: 0, office: 'DMI', data: {}, ...fields };
  const json = JSON.stringify({ recordedAt: '2026-01-01T00:00:00.000Z', ...event });
  return decode({ id: 'x', stream: String(event.stream), revision: 0, position: '1', type: event.type, json });
}

test('what has all that the projector relies on is an event', () => {
  expect(decoded({}).kind).toBe('event');
  expect(decoded(office).kind).toBe('event');
  expect(decoded({ data: { name: 'tab\u0001, whole \u{1f600}, and a written \\ud800' } }).kind).toBe('event');
});

test.each([
  [{ v: { toString: 1 } }, 'its envelope has version {"toString":1}'],
  [{ type: 'OfTomorrow' }, 'its type OfTomorrow is not known'],
  [{ revision: 7 }, 'it says that it stands at case-a/7'],
  [{ data: null }, 'it has no data'],
  [{ office: undefined }, 'it names no office'],
  [{ ...office, office: 7 }, 'it names no office'],
  [{ ...office, office: 'PLU' }, 'it is of the office PLU'],
  [{ recordedAt: { at: 1 } }, 'it does not say when it was recorded'],
  [{ recordedAt: undefined }, 'it does not say when it was recorded'],
  [{ office: 'x\ud800' }, 'it holds a lone surrogate'],
  [{ ...office, data: { ...setting, key: 'x\udfff' } }, 'it holds a lone surrogate'],
])('%j cannot be read', (fields, why) => {
  expect(decoded(fields)).toEqual({ kind: 'undecodable', why });
});
