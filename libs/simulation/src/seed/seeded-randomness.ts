import { createCipheriv, createHash } from 'node:crypto';
import type { Randomness } from '@jejak/privacy';

const BLOCK = 64 * 1024;

/**
 * The same bytes again for the same seed and purpose: the key stream of AES-256-CTR. Whoever knows the seed knows the
 * bytes, so nothing that is made of them protects anybody.
 */
export function seededRandomness(seed: number, purpose: string): Randomness {
  const key = createHash('sha256').update(`jejak simulation ${seed} ${purpose}`).digest();
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  const zeros = Buffer.alloc(BLOCK);
  let stream = cipher.update(zeros);
  let at = 0;
  return {
    bytes(length) {
      if (at + length > stream.length) {
        stream = cipher.update(length > BLOCK ? Buffer.alloc(length) : zeros);
        at = 0;
      }
      at += length;
      return stream.subarray(at - length, at);
    },
  };
}
