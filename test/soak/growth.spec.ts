import { describe, expect, test } from '@jest/globals';
import { growthMbPerMinute } from './growth.ts';
import { MOST_GROWTH_MB_PER_MINUTE } from './limits.ts';

/** Half an hour of a served process, once a second: it warms up to 700 MB, garbage comes and goes, and so much leaks. */
function watched(leakMbPerMinute: number) {
  const random = seeded(7);
  let garbage = 0;
  return Array.from({ length: 1_800 }, (_, second) => {
    garbage = random() < 0.05 ? 0 : garbage + 4 * random();
    const warm = 300 + 400 * Math.min(1, second / 400);
    const atMs = second * 1_000;
    return { atMs, residentMb: Math.round(warm + garbage + 10 * random() + (leakMbPerMinute * second) / 60) };
  });
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('growth of memory', () => {
  test('is none where memory only warms up and garbage comes and goes', () => {
    expect(Math.abs(growthMbPerMinute(watched(0)))).toBeLessThan(0.5);
  });

  test.each([4, 8, 20])('of %p MB a minute is found under the garbage, and fails the soak', (leak) => {
    const growth = growthMbPerMinute(watched(leak));
    expect(Math.abs(growth - leak)).toBeLessThan(0.5);
    expect(growth).toBeGreaterThan(MOST_GROWTH_MB_PER_MINUTE);
  });

  test('is not told from a few moments', () => {
    expect(() => growthMbPerMinute(watched(0).slice(0, 90))).toThrow('longer');
  });
});
