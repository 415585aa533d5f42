import { systemRandomness } from '@jejak/privacy';
import { describe, expect, test } from '@jest/globals';
import { CHEAP } from '../testing/open-identity.ts';
import { PasswordHasher, passwordFault } from './index.ts';
import { Lanes } from './lanes.ts';

describe('the rules', () => {
  test.each([
    ['hujan turun di Dumai', undefined],
    ['tigabelaskata', undefined],
    ['密码密码密码密码密码一二', undefined],
    ['sebelas ch.', 'too-short'],
    ['😀😀😀😀😀😀', 'too-short'],
    ['x1'.repeat(129), 'too-long'],
    ['Budi.Santoso', 'is-the-login'],
    ['PasswordPassword', 'too-common'],
    ['Bismillah123', 'too-common'],
    ['aaaaaaaaaaaaaa', 'too-common'],
    ['abababababab', 'too-common'],
    ['a lone surrogate \ud800', 'no-text'],
  ])('%s: %s', (password, fault) => {
    expect(passwordFault(password, 'budi.santoso')).toBe(fault);
  });
});

describe('the hash', () => {
  const hasher = new PasswordHasher(systemRandomness, CHEAP);

  test('is Argon2id, at the cost that OWASP names unless told otherwise', async () => {
    const hash = await new PasswordHasher(systemRandomness).hash('hujan turun di Dumai');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('fits its password alone, in whichever Unicode form that is typed', async () => {
    const hash = await hasher.hash('caf\u00e9 di tepi laut');
    expect(await hasher.verify(hash, 'cafe\u0301 di tepi laut')).toBe(true);
    expect(await hasher.verify(hash, 'cafe di tepi laut')).toBe(false);
  });

  test('is another one each time', async () => {
    expect(await hasher.hash('hujan turun di Dumai')).not.toBe(await hasher.hash('hujan turun di Dumai'));
  });

  test('is outdated when the cost has changed', async () => {
    const hash = await hasher.hash('hujan turun di Dumai');
    expect(hasher.isOutdated(hash)).toBe(false);
    expect(new PasswordHasher(systemRandomness, { ...CHEAP, timeCost: 2 }).isOutdated(hash)).toBe(true);
  });

  test('of nobody fits no password, and takes as long as one of somebody', async () => {
    const dear = new PasswordHasher(systemRandomness, { memoryCost: 8192, timeCost: 2, parallelism: 1 });
    const hash = await dear.hash('hujan turun di Dumai');
    await dear.verify(undefined, 'warm');
    const fastest = async (hashed: string | null) => {
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 15; round += 1) {
        const start = performance.now();
        expect(await dear.verify(hashed, 'another password')).toBe(false);
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    const [known, unknown] = [await fastest(hash), await fastest(null)];
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });
});

test('lanes let so many run at once, and the others after them, also when one fails', async () => {
  const lanes = new Lanes(2);
  let running = 0;
  let most = 0;
  const work = (n: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (n % 3 === 0) throw new Error('failed');
    return n;
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => lanes.run(work(n))));
  expect(most).toBe(2);
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(6);
});
