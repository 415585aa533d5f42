import { expect, test } from '@jest/globals';
import { Meter } from './meter.ts';

test('speed and time left are those of the last seconds, not of the whole', () => {
  const meter = new Meter();
  expect(meter.read(0, 10_000, 0)).toEqual({ done: 0, total: 10_000, perSecond: 0, secondsLeft: null });
  expect(meter.read(1000, 10_000, 1000)).toEqual({ done: 1000, total: 10_000, perSecond: 1000, secondsLeft: 9 });
  for (let second = 2; second <= 10; second++) meter.read(1000 + 100 * second, 10_000, second * 1000);
  expect(meter.read(2100, 10_000, 11_000)).toMatchObject({ perSecond: 100, secondsLeft: 79 });
});

test('what stands still has no time left to tell, and events that come meanwhile count', () => {
  const meter = new Meter();
  meter.read(500, 1000, 0);
  expect(meter.read(500, 1000, 1000)).toMatchObject({ perSecond: 0, secondsLeft: null });
  expect(meter.read(1000, 1200, 2000)).toMatchObject({ total: 1200, perSecond: 250, secondsLeft: 0.8 });
  expect(meter.read(1300, 1200, 3000)).toMatchObject({ done: 1300, total: 1300, secondsLeft: 0 });
});
