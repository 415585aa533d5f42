import { createHash, hash } from 'node:crypto';

/** SHA-256 of the text's UTF-8 bytes, in lower-case hex. */
export function sha256Hex(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex');
}

const LEAF_PREFIX = Uint8Array.of(0);

/** Leaf hash of one stored event, base64url: SHA-256(0x00 ‖ canonical JSON) (RFC 9162, section 2.1.1). */
export function leafHash(canonicalJson: string): string {
  return createHash('sha256').update(LEAF_PREFIX).update(canonicalJson).digest('base64url');
}
