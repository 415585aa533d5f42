import { isUuid } from '@jejak/domain';
import { systemRandomness } from '@jejak/privacy';
import { expect, test } from '@jest/globals';
import { timedId } from './ids.ts';

test('ids of a later instant come later in the order of texts, and never twice', () => {
  const randomness = systemRandomness;
  const instants = ['2026-02-02T02:00:00.000Z', '2026-02-02T02:00:00.001Z', '2026-02-02T02:00:00.002Z'];
  const ids = instants.flatMap((instant) => Array.from({ length: 50 }, () => timedId(instant, randomness)));
  expect(ids.every(isUuid)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  const beginnings = ids.map((id) => id.slice(0, 13));
  expect(beginnings).toEqual(beginnings.toSorted());
  expect(ids[0]?.[14]).toBe('7');
});
