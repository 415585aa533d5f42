import type { Randomness } from '../randomness/index.ts';
import { decrypt, encrypt, OVERHEAD, sha256Hex } from './encryption.ts';
import { AttachmentDamaged } from './errors.ts';
import type { StoredAttachment } from './port.ts';
import type { MediaType } from './sniff-media-type.ts';

/** What a store keeps, under its hash, and what the caller is told of it. */
export interface SealedAttachment {
  readonly stored: StoredAttachment;
  readonly sealed: Uint8Array;
}

export async function sealAttachment(
  bytes: Uint8Array,
  mediaType: MediaType,
  randomness: Randomness,
): Promise<SealedAttachment> {
  const key = randomness.bytes(32);
  const sealed = await encrypt(bytes, key, randomness.bytes(12));
  const hash = await sha256Hex(sealed);
  return { stored: { hash, size: bytes.length, mediaType, key: Buffer.from(key).toString('base64url') }, sealed };
}

/** Throws AttachmentDamaged where the bytes are not those of the hash, or the key is another. */
export async function openSealed(sealed: Uint8Array, hash: string, key: string): Promise<Uint8Array> {
  await checkSealed(sealed, hash);
  return decrypt(sealed, Buffer.from(key, 'base64url')).catch(() => {
    throw new AttachmentDamaged(`attachment ${hash} is damaged, or its key is another`);
  });
}

/** Throws AttachmentDamaged where the bytes are not those of the hash. */
export async function checkSealed(sealed: Uint8Array, hash: string): Promise<void> {
  if (sealed.length >= OVERHEAD && (await sha256Hex(sealed)) === hash) return;
  throw new AttachmentDamaged(`attachment ${hash} is damaged`);
}
