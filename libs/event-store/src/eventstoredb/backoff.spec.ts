import { expect, test } from '@jest/globals';
import { Backoff } from './backoff.ts';

async function pauseMs(backoff: Backoff, signal = new AbortController().signal): Promise<number> {
  const start = performance.now();
  await backoff.pause(signal);
  return performance.now() - start;
}

test('pauses double up to the longest, shortened by at most half', async () => {
  const backoff = new Backoff({ firstMs: 20, longestMs: 80 });
  // A timer may fire a moment early by this clock, and late under load.
  for (const whole of [20, 40, 80, 80]) expect(await pauseMs(backoff)).toBeGreaterThanOrEqual(whole / 2 - 2);
});

test('two clients that were dropped together do not come back together', async () => {
  const first = () => pauseMs(new Backoff({ firstMs: 60, longestMs: 60 }));
  const pauses = await Promise.all(Array.from({ length: 20 }, first));
  expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThan(5);
});

test('it is exhausted after so many pauses until it is reset, and an end cuts a pause short', async () => {
  const backoff = new Backoff({ firstMs: 60_000, longestMs: 60_000, most: 1 });
  expect(backoff.exhausted).toBe(false);
  expect(await pauseMs(backoff, AbortSignal.timeout(10))).toBeLessThan(10_000);
  expect(backoff.exhausted).toBe(true);
  backoff.reset();
  expect(backoff.exhausted).toBe(false);
});
