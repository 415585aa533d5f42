import { expect, test } from '@jest/globals';
import { inForceOn, overlapsWith, type Validity } from './validity.ts';

function version(from: string, until: string | null, service = 'surat'): Validity {
  return { service, hash: `${service} ${from}`, from, until };
}

const first = version('2024-01-24', '2025-06-30');
const second = version('2026-01-01', null);
const adopted = [first, second];

test('a version between two others overlaps neither', () =>
  expect(overlapsWith(version('2025-07-01', '2025-12-31'), adopted)).toEqual([]));

test('the last day of a version is its own', () =>
  expect(overlapsWith(version('2025-06-30', '2025-07-31'), adopted)).toEqual([first]));

test('a version without end overlaps all that come after it', () =>
  expect(overlapsWith(version('2023-01-01', null), adopted)).toEqual(adopted));

test('a version inside another overlaps it', () =>
  expect(overlapsWith(version('2027-01-01', '2027-01-01'), adopted)).toEqual([second]));

test('versions of another service do not count', () =>
  expect(overlapsWith(version('2024-01-24', null, 'bantuan'), adopted)).toEqual([]));

test('a version that ends before it starts is never in force, so it overlaps nothing', () =>
  expect(overlapsWith(version('2024-05-01', '2024-04-30'), adopted)).toEqual([]));

test('the version of a day is found', () => {
  expect(inForceOn(adopted, 'surat', '2025-06-30')).toBe(first);
  expect(inForceOn(adopted, 'surat', '2025-07-01')).toBeUndefined();
  expect(inForceOn(adopted, 'surat', '2031-01-01')).toBe(second);
});
