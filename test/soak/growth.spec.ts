import { describe, expect, test } from '@jest/globals';
import { bytesPerWrite } from './growth.ts';
import { MOST_HELD_PER_WRITE } from './limits.ts';

const MB = 2 ** 20;
const WHAT_A_YEAR_NEEDS = 35;

/**
 * Looks at half an hour of a served process: caches fill, one that is dropped when it is full goes up and down, what is
 * at work at that moment differs, much of it once, and every write leaves so many bytes behind.
 */
function looked(bytesLeft: number) {
  const random = seeded(7);
  return Array.from({ length: 12 }, (_, look) => {
    const writes = (look + 1) * 16_000;
    const badMoment = look === 7 ? 30 * MB : 0;
    const filled = 200 * MB + 70 * MB * Math.min(1, writes / 55_000);
    const sawtooth = (3 * MB * (writes % 75_000)) / 75_000;
    return { writes, bytes: Math.round(filled + sawtooth + badMoment + random() * MB + bytesLeft * writes) };
  });
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('what writes leave behind', () => {
  test('is what the year needs where caches only fill, and passes the soak', () => {
    const growth = bytesPerWrite(looked(WHAT_A_YEAR_NEEDS));
    expect(Math.abs(growth - WHAT_A_YEAR_NEEDS)).toBeLessThan(20);
    expect(growth).toBeLessThan(MOST_HELD_PER_WRITE);
  });

  test.each([100, 200, 1_000])('of %p bytes more than that is found, and fails the soak', (leak) => {
    const growth = bytesPerWrite(looked(WHAT_A_YEAR_NEEDS + leak));
    expect(Math.abs(growth - WHAT_A_YEAR_NEEDS - leak)).toBeLessThan(20);
    expect(growth).toBeGreaterThan(MOST_HELD_PER_WRITE);
  });

  test('is not told from a few looks, nor from those at caches that still fill', () => {
    expect(() => bytesPerWrite(looked(0).slice(0, 6))).toThrow('growth is told from 4 looks after 60000 writes');
  });
});
