import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto';
import type { Randomness } from '../randomness/index.ts';
import { CannotUnwrapKey } from './errors.ts';
import type { KeyWrapping } from './port.ts';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM under a master key in memory; the result is nonce, ciphertext, tag. */
export function wrapUnder(master: Uint8Array, randomness: Randomness): KeyWrapping {
  const key = createSecretKey(master);
  return {
    id: createHmac('sha256', key).update('jejak master key').digest('hex').slice(0, 16),
    wrap: async (plain, subject) => {
      const nonce = randomness.bytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(subject));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap: async (wrapped, subject) => {
      try {
        const nonce = wrapped.subarray(0, NONCE);
        const tag = wrapped.subarray(wrapped.length - TAG);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
        decipher.setAAD(Buffer.from(subject)).setAuthTag(tag);
        const plain = decipher.update(wrapped.subarray(NONCE, wrapped.length - TAG));
        return Buffer.concat([plain, decipher.final()]);
      } catch {
        throw new CannotUnwrapKey(`the key of ${subject} cannot be unwrapped`);
      }
    },
  };
}
