import { hash } from 'node:crypto';
import type { Instant } from '@jejak/domain';
import type { Randomness } from '@jejak/privacy';

/** UUID version 5 (RFC 9562, section 5.5): the same name in the same namespace gives the same id. */
export function nameId(namespace: string, name: string): string {
  const named = Buffer.concat([Buffer.from(namespace.replaceAll('-', ''), 'hex'), Buffer.from(name)]);
  return formatted(hash('sha1', named, 'buffer').subarray(0, 16), 5);
}

/** UUID version 4 from the randomness port. */
export function randomId(randomness: Randomness): string {
  return formatted(randomness.bytes(16), 4);
}

/**
 * UUID version 7 (RFC 9562, section 5.7): begins with the instant, so that whatever is ordered by such ids grows at its
 * end instead of everywhere. The rest, 74 bits, comes from the randomness port.
 */
export function timedId(instant: Instant, randomness: Randomness): string {
  const bytes = Buffer.from(randomness.bytes(16));
  bytes.writeUIntBE(Date.parse(instant), 0, 6);
  return formatted(bytes, 7);
}

function formatted(source: Uint8Array, version: number): string {
  const bytes = Buffer.from(source);
  bytes[6] = (Number(bytes[6]) & 0x0f) | (version << 4);
  bytes[8] = (Number(bytes[8]) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
