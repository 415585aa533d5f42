import { expect, test } from '@jest/globals';
import { describeSimulation } from './simulate-visibly.ts';

test('it is told how far it is, how fast it goes and how long it still takes', () => {
  expect(describeSimulation({ part: 0.4, events: 12_000, cases: 1_200 }, 2)).toBe(
    '[#########...............] 40 %, 12,000 events, 1,200 cases, 6,000 events a second, 3 s left',
  );
  expect(describeSimulation({ part: 0, events: 0, cases: 0 }, 0)).toMatch(/0 events a second$/);
});
