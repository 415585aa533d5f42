import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Attachments, MAX_ATTACHMENT_BYTES } from '../attachments/index.ts';

export interface AttachmentsUnderTest {
  readonly attachments: Attachments;
  /** Alters one byte of what is stored under the hash. */
  damage(hash: string): Promise<void>;
  close(): Promise<void>;
}

function pdf(size: number): Uint8Array {
  const bytes = new Uint8Array(size).map((_, at) => at % 251);
  bytes.set(Buffer.from('%PDF-1.7\n'));
  return bytes;
}

/** What every adapter of Attachments has to pass; `open` gives an empty store. */
export function describeAttachments(name: string, open: () => Promise<AttachmentsUnderTest>): void {
  describe(`attachments: ${name}`, () => {
    let opened: AttachmentsUnderTest;
    let attachments: Attachments;
    const nowhere = 'ab'.repeat(32);

    beforeEach(async () => {
      opened = await open();
      attachments = opened.attachments;
    });
    afterEach(() => opened.close());

    const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

    test('what was put is given back under its key', async () => {
      for (const size of [9, 10_000, 3_000_000]) {
        const stored = await attachments.put(pdf(size));
        expect(stored).toMatchObject({ size, mediaType: 'application/pdf' });
        expect(stored.hash).toMatch(/^[0-9a-f]{64}$/);
        expect(Buffer.from(stored.key, 'base64url')).toHaveLength(32);
        expect(same(await attachments.get(stored.hash, stored.key), pdf(size))).toBe(true);
        expect(await attachments.has(stored.hash)).toBe(true);
      }
    });

    test('the same bytes put twice are two attachments under two keys', async () => {
      const [one, two] = await Promise.all([attachments.put(pdf(100)), attachments.put(pdf(100))]);
      expect(one.hash).not.toBe(two.hash);
      expect(one.key).not.toBe(two.key);
      await expect(attachments.get(one.hash, two.key)).rejects.toMatchObject({ code: 'attachment-damaged' });
    });

    test('what was put some time ago is found by its age, until it is removed', async () => {
      const found = async (milliseconds: number) => (await Array.fromAsync(attachments.olderThan(milliseconds))).sort();
      expect(await found(0)).toEqual([]);
      const stored = [await attachments.put(pdf(100)), await attachments.put(pdf(200))];
      const hashes = stored.map(({ hash }) => hash).sort();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await found(5)).toEqual(hashes);
      expect(await found(60_000)).toEqual([]);
      await attachments.remove(hashes[0] ?? '');
      expect(await found(5)).toEqual(hashes.slice(1));
    });

    test('the ciphertext is read as it is kept, and kept by another store as it was read', async () => {
      const other = await open();
      const stored = [await attachments.put(pdf(100)), await attachments.put(pdf(3_000_000))];
      const hashes = (await Array.fromAsync(attachments.hashes())).sort();
      expect(hashes).toEqual(stored.map(({ hash }) => hash).sort());
      for (let time = 0; time < 2; time += 1) {
        for (const hash of hashes) await other.attachments.adopt(hash, await attachments.sealed(hash));
      }
      expect((await Array.fromAsync(other.attachments.hashes())).sort()).toEqual(hashes);
      for (const { hash, key, size } of stored) {
        expect(same(await other.attachments.get(hash, key), pdf(size))).toBe(true);
      }
      await other.close();
    });

    test('ciphertext that is not that of its hash is neither given nor kept', async () => {
      const { hash } = await attachments.put(pdf(1000));
      const sealed = await attachments.sealed(hash);
      const damaged = { code: 'attachment-damaged' };
      await expect(attachments.adopt(nowhere, sealed)).rejects.toMatchObject(damaged);
      expect(await attachments.has(nowhere)).toBe(false);
      await opened.damage(hash);
      await expect(attachments.sealed(hash)).rejects.toMatchObject(damaged);
      await expect(attachments.sealed(nowhere)).rejects.toMatchObject({ code: 'attachment-not-found' });
    });

    test('the largest that is taken is taken, one byte more is not', async () => {
      const stored = await attachments.put(pdf(MAX_ATTACHMENT_BYTES));
      expect(same(await attachments.get(stored.hash, stored.key), pdf(MAX_ATTACHMENT_BYTES))).toBe(true);
      await expect(attachments.put(pdf(MAX_ATTACHMENT_BYTES + 1))).rejects.toMatchObject({
        code: 'attachment-too-large',
        limit: MAX_ATTACHMENT_BYTES,
      });
    });

    test('other types are refused', async () => {
      for (const bytes of [Buffer.from('<html>'), Buffer.from('MZ'), new Uint8Array(0)]) {
        await expect(attachments.put(bytes)).rejects.toMatchObject({ code: 'attachment-type-refused' });
      }
    });

    test('what is not there is not found', async () => {
      const key = Buffer.alloc(32).toString('base64url');
      for (const hash of [nowhere, '../../private.db', '', nowhere.toUpperCase()]) {
        await expect(attachments.get(hash, key)).rejects.toMatchObject({ code: 'attachment-not-found' });
        expect(await attachments.has(hash)).toBe(false);
      }
    });

    test('altered bytes and malformed keys are told, and nothing is given', async () => {
      const stored = await attachments.put(pdf(1000));
      await expect(attachments.get(stored.hash, 'short')).rejects.toMatchObject({ code: 'attachment-damaged' });
      await opened.damage(stored.hash);
      await expect(attachments.get(stored.hash, stored.key)).rejects.toMatchObject({ code: 'attachment-damaged' });
    });

    test('what is removed is gone, and may be removed again', async () => {
      const [gone, kept] = await Promise.all([attachments.put(pdf(100)), attachments.put(pdf(100))]);
      await attachments.remove(gone.hash);
      await attachments.remove(gone.hash);
      await expect(attachments.get(gone.hash, gone.key)).rejects.toMatchObject({ code: 'attachment-not-found' });
      expect(await attachments.has(kept.hash)).toBe(true);
    });
  });
}
