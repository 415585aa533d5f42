import { canonicalize, sha256Hex } from '@jejak/integrity';
import type { Standard } from './standard.ts';

/** Names a version of a standard: SHA-256 of its canonical JSON (RFC 8785), in hex. */
export function standardHash(standard: Standard): string {
  return sha256Hex(canonicalize(standard));
}
