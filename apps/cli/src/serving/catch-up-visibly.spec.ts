import { expect, test } from '@jest/globals';
import { describeCatchUp } from './catch-up-visibly.ts';

const catching = { ordinal: 11_999, lagEvents: 18_000, rebuild: null, failure: null };

test('it is told how many of the stored events are in the read models', () => {
  expect(describeCatchUp(catching)).toBe('[#########...............] 40 %, 12,000 of 30,000 events in the read models');
  expect(describeCatchUp({ ...catching, ordinal: -1, lagEvents: 0 })).toMatch(/ 0 %, 0 of 0 events/);
});

test('a rebuild after an upgrade tells its own figures, and a failure its reason', () => {
  const rebuild = { done: 500, total: 1_000, perSecond: 100, secondsLeft: 5 };
  expect(describeCatchUp({ ...catching, rebuild, failure: 'disk full' })).toMatch(
    / 50 %, 500 of 1,000 events .*; disk full$/,
  );
});
