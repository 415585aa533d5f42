import { createSecretKey, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SubjectKey, SubjectKeyStore } from '../keys/index.ts';

export interface SubjectKeysUnderTest {
  readonly keys: SubjectKeyStore;
  /** A second instance over the same store, as after a restart: nothing in memory. */
  reopen(): Promise<SubjectKeyStore>;
  close(): Promise<void>;
}

const randomKey = (subject: string): SubjectKey => ({ subject, secret: createSecretKey(randomBytes(32)) });

/** What every adapter of SubjectKeys has to pass; `open` gives an empty store. */
export function describeSubjectKeys(name: string, open: () => Promise<SubjectKeysUnderTest>): void {
  describe(`subject keys: ${name}`, () => {
    let store: SubjectKeysUnderTest;
    let keys: SubjectKeyStore;

    beforeEach(async () => {
      store = await open();
      keys = store.keys;
    });
    afterEach(() => store.close());

    const same = (a: SubjectKey | undefined, b: SubjectKey | undefined) =>
      a !== undefined && b !== undefined && a.subject === b.subject && a.secret.equals(b.secret);

    test('a subject keeps its key, and two subjects have two', async () => {
      const first = await keys.ensure('s-1', 'DMI');
      expect(first.secret.symmetricKeySize).toBe(32);
      expect(same(first, await keys.ensure('s-1', 'DMI'))).toBe(true);
      expect(first.secret.equals((await keys.ensure('s-2', 'DMI')).secret)).toBe(false);
    });

    test('calls at the same time give one key', async () => {
      const other = await store.reopen();
      const racing = Array.from({ length: 40 }, (_, n) => (n % 2 ? keys : other).ensure('s-1', 'DMI'));
      const [first, ...rest] = await Promise.all(racing);
      expect(rest.every((key) => same(first, key))).toBe(true);
    });

    test('a key is there after a restart', async () => {
      const key = await keys.ensure('s-1', 'DMI');
      expect(same(key, await (await store.reopen()).get('s-1'))).toBe(true);
    });

    test('asking makes no key', async () => {
      expect(await keys.get('s-1')).toBeUndefined();
      expect(await keys.getMany(['s-1', 's-2'])).toEqual(new Map());
      expect(await keys.erasedAmong(['s-1'])).toEqual(new Set());
    });

    test('many are read at once, those that exist', async () => {
      const one = await keys.ensure('s-1', 'DMI');
      const two = await keys.ensure('s-2', 'GTO');
      for (const reader of [keys, await store.reopen()]) {
        const found = await reader.getMany(['s-1', 's-2', 's-3', 's-1']);
        expect([...found.keys()].sort()).toEqual(['s-1', 's-2']);
        expect(same(found.get('s-1'), one) && same(found.get('s-2'), two)).toBe(true);
      }
      expect(await keys.getMany([])).toEqual(new Map());
    });

    test('a subject stays with its office', async () => {
      await keys.ensure('s-1', 'DMI');
      for (const instance of [keys, await store.reopen()]) {
        await expect(instance.ensure('s-1', 'GTO')).rejects.toMatchObject({ code: 'subject-of-another-office' });
      }
    });

    test('an erased subject has no key and never gets one again', async () => {
      await keys.ensure('s-1', 'DMI');
      const kept = await keys.ensure('s-2', 'DMI');
      await keys.destroy(['s-1', 's-never-seen']);
      for (const instance of [keys, await store.reopen()]) {
        expect(await instance.get('s-1')).toBeUndefined();
        await expect(instance.ensure('s-1', 'DMI')).rejects.toMatchObject({ code: 'subject-erased', subject: 's-1' });
        await expect(instance.ensure('s-never-seen', 'DMI')).rejects.toMatchObject({ code: 'subject-erased' });
        expect(same(kept, await instance.get('s-2'))).toBe(true);
        expect(await instance.erasedAmong(['s-1', 's-2', 's-never-seen'])).toEqual(new Set(['s-1', 's-never-seen']));
      }
    });

    test('all are read in order, page by page, the erased ones among them', async () => {
      const [three, one] = [await keys.ensure('s-3', 'GTO'), await keys.ensure('s-1', 'DMI')];
      await keys.destroy(['s-2', 's-4']);
      const first = await (await store.reopen()).page(null, 2);
      const rest = await keys.page('s-2', 9);
      expect([...first, ...rest].map(({ subject }) => subject)).toEqual(['s-1', 's-2', 's-3', 's-4']);
      expect(first).toEqual([
        { ...one, office: 'DMI', secret: expect.anything() },
        { subject: 's-2', secret: null },
      ]);
      expect(rest[0]).toMatchObject({ subject: 's-3', office: 'GTO' });
      expect(rest[0]?.secret?.equals(three.secret)).toBe(true);
      expect(await keys.page('s-4', 9)).toEqual([]);
    });

    test('keys of another store are kept as they are, and nothing that stands here gives way', async () => {
      const [own, other] = [await keys.ensure('s-1', 'DMI'), randomKey('s-2')];
      await keys.destroy(['s-3']);
      const adopted = [other, randomKey('s-1'), randomKey('s-3')].map((key) => ({ ...key, office: 'GTO' }));
      for (let time = 0; time < 2; time += 1) await keys.adopt(adopted);
      await keys.adopt([]);
      for (const reader of [keys, await store.reopen()]) {
        expect(same(await reader.get('s-2'), other)).toBe(true);
        expect(same(await reader.ensure('s-2', 'GTO'), other)).toBe(true);
        expect(same(await reader.ensure('s-1', 'DMI'), own)).toBe(true);
        expect(await reader.get('s-3')).toBeUndefined();
      }
    });

    test('an erasure may be repeated', async () => {
      await keys.ensure('s-1', 'DMI');
      await keys.destroy(['s-1']);
      await keys.destroy(['s-1']);
      await keys.destroy([]);
      expect(await keys.get('s-1')).toBeUndefined();
    });

    test('no key that was being read during an erasure comes back after it', async () => {
      for (let round = 0; round < 30; round += 1) {
        const subject = `s-${round}`;
        await keys.ensure(subject, 'DMI');
        const instance = await store.reopen();
        const readings = [instance.get(subject), instance.ensure(subject, 'DMI')];
        const erasure = instance.destroy([subject]);
        await Promise.allSettled([...readings, instance.get(subject)]);
        await erasure;
        expect(await instance.get(subject)).toBeUndefined();
        await expect(instance.ensure(subject, 'DMI')).rejects.toMatchObject({ code: 'subject-erased' });
      }
    });
  });
}
