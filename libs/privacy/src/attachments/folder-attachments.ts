import { randomUUID } from 'node:crypto';
import { access, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Randomness, systemRandomness } from '../randomness/index.ts';
import { checkAttachment } from './check-attachment.ts';
import { isFull, isMissing, makeFolder, removeDurably, writeDurably } from './durable-file.ts';
import { AttachmentNotFound, AttachmentsFull } from './errors.ts';
import type { Attachments, StoredAttachment } from './port.ts';
import { checkSealed, openSealed, sealAttachment } from './seal-attachment.ts';

const HASH = /^[0-9a-f]{64}$/;

/** Attachments in `<folder>/attachments/ab/cdef…`; what a killed process left half written is cleared first. */
export async function openFolderAttachments(
  folder: string,
  randomness: Randomness = systemRandomness,
): Promise<Attachments> {
  const root = join(folder, 'attachments');
  await rm(join(root, 'incoming'), { recursive: true, force: true });
  await makeFolder(join(root, 'incoming'));
  return new FolderAttachments(root, randomness);
}

class FolderAttachments implements Attachments {
  readonly #root: string;
  readonly #randomness: Randomness;

  constructor(root: string, randomness: Randomness) {
    this.#root = root;
    this.#randomness = randomness;
  }

  async put(bytes: Uint8Array): Promise<StoredAttachment> {
    const { stored, sealed } = await sealAttachment(bytes, checkAttachment(bytes), this.#randomness);
    await this.#write(stored.hash, sealed);
    return stored;
  }

  async get(hash: string, key: string): Promise<Uint8Array> {
    return openSealed(await this.#read(hash), hash, key);
  }

  async has(hash: string): Promise<boolean> {
    try {
      await access(this.#pathOf(hash));
      return true;
    } catch (error) {
      if (isMissing(error) || error instanceof AttachmentNotFound) return false;
      throw error;
    }
  }

  async *hashes(): AsyncGenerator<string, void> {
    for (const folder of await readdir(this.#root)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      for (const file of await readdir(join(this.#root, folder))) {
        const hash = `${folder}${file}`;
        if (HASH.test(hash)) yield hash;
      }
    }
  }

  async sealed(hash: string): Promise<Uint8Array> {
    const sealed = await this.#read(hash);
    await checkSealed(sealed, hash);
    return sealed;
  }

  async adopt(hash: string, sealed: Uint8Array): Promise<void> {
    await checkSealed(sealed, hash);
    if (!(await this.has(hash))) await this.#write(hash, sealed);
  }

  async *olderThan(milliseconds: number): AsyncIterable<string> {
    const before = Date.now() - milliseconds;
    for await (const hash of this.hashes()) if ((await this.#putAt(hash)) < before) yield hash;
  }

  async remove(hash: string): Promise<void> {
    await removeDurably(this.#pathOf(hash));
  }

  /** Milliseconds; what has gone meanwhile was never put. */
  async #putAt(hash: string): Promise<number> {
    try {
      return (await stat(this.#pathOf(hash))).mtimeMs;
    } catch (error) {
      if (isMissing(error)) return Number.POSITIVE_INFINITY;
      throw error;
    }
  }

  async #write(hash: string, sealed: Uint8Array): Promise<void> {
    try {
      await writeDurably(this.#pathOf(hash), join(this.#root, 'incoming', randomUUID()), sealed);
    } catch (error) {
      if (isFull(error)) throw new AttachmentsFull('no room is left for attachments', { cause: error });
      throw error;
    }
  }

  async #read(hash: string): Promise<Uint8Array> {
    try {
      return await readFile(this.#pathOf(hash));
    } catch (error) {
      if (isMissing(error)) throw new AttachmentNotFound(`attachment ${hash} is not in the store`);
      throw error;
    }
  }

  /** Nothing but a hash becomes a path. */
  #pathOf(hash: string): string {
    if (!HASH.test(hash)) throw new AttachmentNotFound('an attachment is named by 64 hex digits');
    return join(this.#root, hash.slice(0, 2), hash.slice(2));
  }
}
