import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { nameWords } from './name-words.ts';

/**
 * Argon2id, the library's default kind; about 1 ms on one core of 2026. Dear enough that whoever gets hold of the
 * index key still cannot try out all NIKs, cheap enough that taking in a report does not wait for it.
 */
export const NIK_COST = { memoryCost: 2048, timeCost: 3, parallelism: 1, outputLen: 16 } as const;

/** No name has more; of a longer query these are looked up first. */
export const MOST_WORDS = 16;

const TOKEN_BYTES = 16;

/** Turns a NIK and names into tokens that tell nothing without the index's key. */
export class IndexTokens {
  readonly #nikSecret: Uint8Array;
  readonly #nikSalt: Uint8Array;
  readonly #nameKey: KeyObject;

  constructor(key: KeyObject) {
    const derive = (purpose: string, length: number) =>
      Buffer.from(hkdfSync('sha256', key, '', `jejak search index: ${purpose}`, length));
    this.#nikSecret = derive('nik secret', 32);
    this.#nikSalt = derive('nik salt', 16);
    this.#nameKey = createSecretKey(derive('name', 32));
  }

  /** Off the calling thread. */
  async ofNik(nik: string): Promise<string> {
    const hash = await hashRaw(nik, { ...NIK_COST, secret: this.#nikSecret, salt: this.#nikSalt });
    return hash.toString('base64url');
  }

  ofName(name: string): readonly string[] {
    return [...nameWords(name)].map((word) => {
      const mac = createHmac('sha256', this.#nameKey).update(word).digest();
      return mac.subarray(0, TOKEN_BYTES).toString('base64url');
    });
  }

  ofNames(names: readonly string[]): readonly string[] {
    return [...new Set(names.flatMap((name) => this.ofName(name)))];
  }
}
