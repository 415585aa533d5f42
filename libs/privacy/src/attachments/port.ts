import type { MediaType } from './sniff-media-type.ts';

export interface StoredAttachment {
  /** SHA-256 of the ciphertext, hex: the attachment's name in the store. */
  readonly hash: string;
  /** Bytes of the plaintext. */
  readonly size: number;
  readonly mediaType: MediaType;
  /** 256 bits, base64url: a personal fact, to be sealed in the event that names the attachment. */
  readonly key: string;
}

/** Files, each encrypted under a key of its own that the store does not keep. */
export interface Attachments {
  /** Durable before it resolves. Throws AttachmentTooLarge, AttachmentTypeRefused, AttachmentsFull. */
  put(bytes: Uint8Array): Promise<StoredAttachment>;
  /** Throws AttachmentNotFound; AttachmentDamaged where the bytes are not those that were put, or the key is another. */
  get(hash: string, key: string): Promise<Uint8Array>;
  has(hash: string): Promise<boolean>;
  /** Hashes of all that is there, in no order. */
  hashes(): AsyncIterable<string>;
  /** The ciphertext as it is kept. Throws AttachmentNotFound; AttachmentDamaged where it is not that of the hash. */
  sealed(hash: string): Promise<Uint8Array>;
  /** Keeps ciphertext of another store; may be repeated. Throws AttachmentDamaged as above, AttachmentsFull. */
  adopt(hash: string, sealed: Uint8Array): Promise<void>;
  /** Hashes of what was put longer ago than this, by the clock of the store itself. */
  olderThan(milliseconds: number): AsyncIterable<string>;
  /** May be repeated. */
  remove(hash: string): Promise<void>;
}

/** 20 MiB: a scanned file of some sixty pages. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;
