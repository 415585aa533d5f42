import { randomUUID } from 'node:crypto';
import { access, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Randomness, systemRandomness } from '../randomness/index.ts';
import { checkAttachment } from './check-attachment.ts';
import { isFull, isMissing, makeFolder, removeDurably, writeDurably } from './durable-file.ts';
import { decrypt, encrypt, OVERHEAD, sha256Hex } from './encryption.ts';
import { AttachmentDamaged, AttachmentNotFound, AttachmentsFull } from './errors.ts';
import type { Attachments, StoredAttachment } from './port.ts';

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
    const mediaType = checkAttachment(bytes);
    const key = this.#randomness.bytes(32);
    const sealed = await encrypt(bytes, key, this.#randomness.bytes(12));
    const hash = await sha256Hex(sealed);
    try {
      await writeDurably(this.#pathOf(hash), join(this.#root, 'incoming', randomUUID()), sealed);
    } catch (error) {
      if (isFull(error)) throw new AttachmentsFull('no room is left for attachments', { cause: error });
      throw error;
    }
    return { hash, size: bytes.length, mediaType, key: Buffer.from(key).toString('base64url') };
  }

  async get(hash: string, key: string): Promise<Uint8Array> {
    const sealed = await this.#read(hash);
    const damaged = new AttachmentDamaged(`attachment ${hash} is damaged, or its key is another`);
    if (sealed.length < OVERHEAD || (await sha256Hex(sealed)) !== hash) throw damaged;
    return decrypt(sealed, Buffer.from(key, 'base64url')).catch(() => {
      throw damaged;
    });
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

  async *olderThan(milliseconds: number): AsyncIterable<string> {
    const before = Date.now() - milliseconds;
    for (const folder of await readdir(this.#root)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      for (const file of await readdir(join(this.#root, folder))) {
        const hash = `${folder}${file}`;
        if (HASH.test(hash) && (await this.#putAt(hash)) < before) yield hash;
      }
    }
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
