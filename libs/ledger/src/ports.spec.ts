import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { systemClock } from './ports.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
});
afterEach(() => {
  jest.useRealTimers();
});

test.each([
  '2026-11-26T02:30:00.001Z',
  '2026-11-26T02:30:00.001Z',
  '2026-11-26T02:30:00.002Z',
  '2026-11-26T02:29:59.000Z',
])("tells %s where it is the machine's time, whatever it told before", (now) => {
  jest.setSystemTime(Date.parse(now));
  expect([systemClock.now(), systemClock.now()]).toEqual([now, now]);
});
