import { hash } from 'node:crypto';

/** SHA-256 of the text's UTF-8 bytes, in lower-case hex. */
export function sha256Hex(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex');
}

/** Leaf hash of one stored event, base64url: SHA-256(0x00 ‖ canonical JSON) (RFC 9162, section 2.1.1). */
export function leafHash(canonicalJson: string): string {
  // The character U+0000 is the byte 0x00 in UTF-8.
  return hash('sha256', `\0${canonicalJson}`, 'base64url');
}
