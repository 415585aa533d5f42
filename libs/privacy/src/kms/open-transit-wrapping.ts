import { createHash, timingSafeEqual } from 'node:crypto';
import { CannotUnwrapKey, type KeyWrapping, MasterKeyRefused } from '../keys/index.ts';
import { gather } from './gather.ts';
import type { TransitSettings } from './settings.ts';
import { TransitClient } from './transit-client.ts';

/** Wrapping by a key service: the master key never leaves it. Its methods throw KeyServiceUnavailable, KeyServiceRefused. */
export interface TransitWrapping extends KeyWrapping {
  /** The same keys under the newest version of the master key; one that cannot be unwrapped is null. */
  rewrap(wrapped: readonly Uint8Array[]): Promise<readonly (Uint8Array | null)[]>;
  close(): void;
}

const KEY_BYTES = 32;

/**
 * Makes sure that the token may do what is needed, by wrapping and unwrapping something. `inUse` are the ids of the
 * master keys that something is wrapped under. Throws MasterKeyRefused, KeyServiceUnavailable, KeyServiceRefused.
 */
export async function openTransitWrapping(
  settings: TransitSettings,
  inUse: readonly string[],
): Promise<TransitWrapping> {
  const wrapping = new WrappedByTransit(settings);
  try {
    const foreign = inUse.find((id) => id !== wrapping.id);
    if (foreign !== undefined) {
      throw new MasterKeyRefused(`KMS_KEY names master key ${wrapping.id}; there are keys wrapped under ${foreign}`);
    }
    const subject = 'system:probe';
    await wrapping.unwrap(await wrapping.wrap(new Uint8Array(KEY_BYTES), subject), subject);
    return wrapping;
  } catch (failure) {
    wrapping.close();
    throw failure;
  }
}

class WrappedByTransit implements TransitWrapping {
  readonly id: string;
  readonly #client: TransitClient;
  readonly #encrypt: (item: { readonly plaintext: string }) => Promise<string>;
  readonly #decrypt: (item: { readonly ciphertext: string }) => Promise<string | null>;

  constructor(settings: TransitSettings) {
    const { mount = 'transit', key } = settings;
    this.id = `${mount}/${key}`;
    this.#client = new TransitClient(settings);
    this.#encrypt = gather(async (items) => {
      const results = await this.#client.run('encrypt', items);
      return results.map((result) => {
        if ('error' in result) throw new CannotUnwrapKey(`a key cannot be wrapped: ${result.error}`);
        return result.value;
      });
    });
    this.#decrypt = gather(async (items) => {
      const results = await this.#client.run('decrypt', items);
      return results.map((result) => ('value' in result ? result.value : null));
    });
  }

  async wrap(key: Uint8Array, subject: string): Promise<Uint8Array> {
    const plaintext = Buffer.concat([key, bindingOf(subject)]).toString('base64');
    return Buffer.from(await this.#encrypt({ plaintext }));
  }

  async unwrap(wrapped: Uint8Array, subject: string): Promise<Uint8Array> {
    const plaintext = await this.#decrypt({ ciphertext: Buffer.from(wrapped).toString() });
    const plain = Buffer.from(plaintext ?? '', 'base64');
    const [key, binding] = [plain.subarray(0, KEY_BYTES), plain.subarray(KEY_BYTES)];
    const expected = bindingOf(subject);
    if (binding.length === expected.length && timingSafeEqual(binding, expected)) return key;
    throw new CannotUnwrapKey(`the key of ${subject} cannot be unwrapped`);
  }

  async rewrap(wrapped: readonly Uint8Array[]): Promise<readonly (Uint8Array | null)[]> {
    const items = wrapped.map((bytes) => ({ ciphertext: Buffer.from(bytes).toString() }));
    const results = await this.#client.run('rewrap', items);
    return results.map((result) => ('value' in result ? Buffer.from(result.value) : null));
  }

  close(): void {
    this.#client.close();
  }
}

/** Stands inside what is encrypted, so that a wrapped key that was moved to another subject does not unwrap. */
function bindingOf(subject: string): Buffer {
  return createHash('sha256').update('jejak subject key\0').update(subject).digest();
}
