import { expect, test } from '@jest/globals';
import { describeProgress } from './describe-progress.ts';

const half = { done: 13_500, total: 27_000, perSecond: 8_100, secondsLeft: 1.7 };

test.each([
  [half, '[############............] 50 %, 13,500 of 27,000 events, 8,100 a second, 2 s left'],
  [{ ...half, perSecond: 0, secondsLeft: null }, '50 %, 13,500 of 27,000 events, 0 a second'],
  [{ ...half, done: 27_000 }, '100 %, 27,000 of 27,000 events, comparing'],
  [{ done: 0, total: 0, perSecond: 0, secondsLeft: null }, '100 %, 0 of 0 events, comparing'],
])('%j is told in words', (progress, words) => {
  expect(describeProgress(progress)).toContain(words);
});
