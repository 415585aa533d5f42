import { createHash } from 'node:crypto';

export const HASH_LENGTH = 32;
const NODE_PREFIX = Uint8Array.of(1);

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 9162, section 2.1.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash('sha256').update(NODE_PREFIX).update(left).update(right).digest();
}

export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_LENGTH;
}
