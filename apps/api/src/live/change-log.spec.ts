import { expect, test } from '@jest/globals';
import { ChangeLog } from './change-log.ts';
import type { Changes } from './changes.ts';

const of = (id: string, revision: number | null): Changes =>
  new Map([['DMI', { cases: new Map([[id, revision]]), subjects: new Set<string>(), office: false }]]);
const casesSince = (log: ChangeLog, position: string) =>
  Object.fromEntries(log.since(position)?.get('DMI')?.cases ?? []);

test('gives what came after a position, each case with its last revision', () => {
  const log = new ChangeLog();
  log.begin('10');
  log.add('11', of('a', 1));
  log.add('12', of('b', 4));
  log.add('13', of('a', 2));
  log.add('14', of('a', null));
  expect(casesSince(log, '10')).toEqual({ a: 2, b: 4 });
  expect(casesSince(log, '12')).toEqual({ a: 2 });
  expect(casesSince(log, '14')).toEqual({});
  expect(log.position()).toBe('14');
});

test('does not know what was before it began, nor what it let go', () => {
  const log = new ChangeLog();
  expect(log.since('10')).toBeUndefined();
  log.begin('10');
  expect(log.since('09')).toBeUndefined();
  for (let to = 11; to < 700; to++) log.add(String(to).padStart(3, '0'), of('a', to));
  expect(log.since('10')).toBeUndefined();
  expect(casesSince(log, '600')).toEqual({ a: 699 });
});
