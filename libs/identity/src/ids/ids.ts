import { hash } from 'node:crypto';
import type { Randomness } from '@jejak/privacy';

/** UUID version 4 (RFC 9562, section 5.4). */
export function newId(randomness: Randomness): string {
  const bytes = Buffer.from(randomness.bytes(16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** 256 bits that only their holder knows, base64url after a prefix that tells what they are for. */
export function newSecret(randomness: Randomness, prefix = ''): string {
  return prefix + Buffer.from(randomness.bytes(32)).toString('base64url');
}

/** What is stored of a secret. Without salt or stretching: nobody guesses 256 random bits. */
export function secretHash(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
