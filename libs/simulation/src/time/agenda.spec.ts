import { expect, test } from '@jest/globals';
import { array, assert, integer, property } from 'fast-check';
import { Agenda } from './index.ts';

function drained(agenda: Agenda<number>): readonly { readonly at: number; readonly item: number }[] {
  const taken = [];
  for (let next = agenda.next(Number.POSITIVE_INFINITY); next; next = agenda.next(Number.POSITIVE_INFINITY)) {
    taken.push({ at: next.at, item: next.item });
  }
  return taken;
}

test('whatever is entered comes out by time, and at the same time in the order of entry', () => {
  assert(
    property(array(integer({ min: 0, max: 20 })), (times) => {
      const agenda = new Agenda<number>();
      for (const [item, at] of times.entries()) agenda.add(at, item);
      const entered = times.map((at, item) => ({ at, item }));
      expect(drained(agenda)).toEqual(entered.toSorted((a, b) => a.at - b.at));
    }),
  );
});

test('what lies at or beyond the end stays', () => {
  const agenda = new Agenda<string>();
  agenda.add(5, 'tomorrow');
  expect(agenda.next(5)).toBeUndefined();
  expect(agenda.next(6)?.item).toBe('tomorrow');
  expect(agenda.size).toBe(0);
});
