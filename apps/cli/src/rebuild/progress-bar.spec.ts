import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { describeProgress, ProgressBar } from './progress-bar.ts';

const half = { done: 13_500, total: 27_000, perSecond: 8_100, secondsLeft: 1.7 };

function written(isTTY: boolean, times: readonly number[]): string {
  const out = new PassThrough();
  const bar = new ProgressBar(Object.assign(out, { isTTY }) as PassThrough & NodeJS.WriteStream);
  for (const time of times) bar.show(half, time);
  bar.end();
  return String(out.read() ?? '');
}

test('a terminal sees one line that is drawn over', () => {
  const line = '\r\u001b[K[############............] 50 %, 13,500 of 27,000 events, 8,100 a second, 2 s left';
  expect(written(true, [0, 250])).toBe(`${line}${line}\n`);
});

test('a log gets a line now and then', () => {
  expect(written(false, [0, 250, 4_000, 5_000]).split('\n')).toHaveLength(3);
});

test.each([
  [{ ...half, secondsLeft: 125 }, '2 min 5 s left'],
  [{ ...half, perSecond: 0, secondsLeft: null }, '50 %, 13,500 of 27,000 events, 0 a second'],
  [{ ...half, done: 27_000 }, '100 %, 27,000 of 27,000 events, comparing'],
  [{ done: 0, total: 0, perSecond: 0, secondsLeft: null }, '100 %, 0 of 0 events, comparing'],
])('%j is told in words', (progress, words) => {
  expect(describeProgress(progress)).toContain(words);
});
