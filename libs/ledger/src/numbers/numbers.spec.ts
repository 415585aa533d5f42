import { verifyChain } from '@jejak/integrity';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { NumberHolder } from '../ledger.ts';
import { by, delegatedTo, LETTER, openStage, type Stage, step, taken } from '../testing/index.ts';
import { sweepNumbers } from './sweep.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const numbersIn = async (stream: string) =>
  (await stage.eventsOf(stream)).map(({ data }) => data as { number: number; printed: string; case: string });

describe('numbers', () => {
  test('are given once each, without gaps, by two processes at once, and shown with office and year', async () => {
    const other = stage.another();
    const cases = await Promise.all([
      ...[1, 2, 3].map((n) => taken(stage.ledger, `a${n}`, 4)),
      ...[1, 2, 3].map((n) => taken(other, `b${n}`, 4)),
    ]);
    await Promise.all([stage.ledger.close(), other.close()]);
    const numbers = await numbersIn('register-DMI-2026');
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    expect(new Set(numbers.map((allotted) => allotted.case))).toEqual(new Set(cases.flat()));
    expect(numbers[0]?.printed).toBe('DMI-2026-00001');
    expect(verifyChain(await stage.stores.store.readStream('register-DMI-2026'))).toBeNull();
  });

  test('of a case are the same whoever asks', async () => {
    const [id = ''] = await taken(stage.ledger, 'r1');
    const holder = { case: id, document: null, office: 'DMI', recordedAt: stage.stores.clock.now() };
    const number = await stage.ledger.numberOf('register', holder, 5000);
    expect(number).toMatchObject({ printed: 'DMI-2026-00001', number: 1 });
    expect(await stage.another().numberOf('register', holder, 5000)).toEqual(number);
  });

  test("are of the year that it is in the office's own time zone", async () => {
    stage.stores.clock.set('2026-12-31T17:30:00.000Z');
    await taken(stage.ledger, 'r1');
    await stage.ledger.close();
    expect(await numbersIn('register-DMI-2027')).toMatchObject([{ printed: 'DMI-2027-00001' }]);
  });

  test('that are missing after a crash are given by the sweeper, once', async () => {
    const { store } = stage.stores;
    const failed: string[] = [];
    const crashing = stage.another({
      store: {
        ...delegatedTo(store),
        append: (stream, expected, events) =>
          stream.startsWith('register-')
            ? Promise.reject(new Error('gone before the number'))
            : store.append(stream, expected, events),
      },
      onError: (_, during) => failed.push(during),
    });
    const cases = await taken(crashing, 'r1', 3);
    await crashing.close();
    expect(failed).toHaveLength(3);
    const recordedAt = stage.stores.clock.now();
    stage.stores.clock.move(60_000);
    const find = async (before: string): Promise<readonly (NumberHolder & { kind: 'register' })[]> =>
      recordedAt < before
        ? cases.map((id) => ({ kind: 'register', case: id, document: null, office: 'DMI', recordedAt }))
        : [];
    const now = stage.stores.clock.now();
    expect(await sweepNumbers(stage.ledger, find, recordedAt)).toBe(0);
    expect(await sweepNumbers(stage.ledger, find, now)).toBe(3);
    expect(await sweepNumbers(stage.another(), find, now)).toBe(3);
    expect((await numbersIn('register-DMI-2026')).map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe('a letter', () => {
  const signed = async () => {
    const [id = ''] = await taken(stage.ledger, 'r1', 1, LETTER);
    const walk = [
      ['loket', 'berkas_diterima_dan_diwawancara'],
      ['operator', 'terdaftar_dtks'],
      ['loket', 'surat_dikonsep'],
      ['kasi-linjamsos', 'paraf_kasi'],
      ['kabid-linjamsos', 'paraf_kabid'],
      ['kadis', 'ditandatangani'],
    ] as const;
    for (const [person, key] of walk) {
      expect(await stage.ledger.onCase(id, step(key), by(person, key))).toMatchObject({ kind: 'accepted' });
    }
    await stage.ledger.close();
    return id;
  };
  const voided = (key: string, person = 'sekretariat', ledger = stage.ledger) =>
    ledger.voidNumber('letters', 'DMI', 2026, 1, 'wrong-content', by(person, key));

  test('is numbered after its signature', async () => {
    const id = await signed();
    expect(await numbersIn('letters-DMI-2026')).toMatchObject([{ printed: 'DMI-S-2026-00001', case: id }]);
  });

  test('may have its number voided by the secretariat, which uses no number', async () => {
    await signed();
    expect(await voided('v1', 'loket')).toMatchObject({ refusal: { code: 'wrong-position' } });
    expect(await voided('v2')).toMatchObject({ kind: 'accepted' });
    expect(await voided('v3')).toMatchObject({ refusal: { code: 'already-voided' } });
    expect(await stage.eventsOf('letters-DMI-2026')).toMatchObject([
      { type: 'NumberAllotted', data: { number: 1 } },
      { type: 'NumberVoided', data: { number: 1, reason: 'wrong-content' } },
    ]);
  });

  test('tells whoever voids at an old revision which numbers were given since', async () => {
    await signed();
    const late = by('sekretariat', 'v1', { expectedRevision: 'noStream' });
    expect(await stage.ledger.voidNumber('letters', 'DMI', 2026, 1, 'wrong-content', late)).toMatchObject({
      kind: 'moved',
      between: [{ type: 'NumberAllotted', revision: 0 }],
    });
  });

  test('may have its number voided where the process has not heard of it yet', async () => {
    const other = stage.another();
    expect(await voided('v1', 'sekretariat', other)).toMatchObject({ refusal: { code: 'unknown-document' } });
    await signed();
    expect(await voided('v2', 'sekretariat', other)).toMatchObject({ kind: 'accepted' });
  });
});
