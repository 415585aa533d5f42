import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { SubjectKey } from '../keys/index.ts';

const derived = new WeakMap<KeyObject, KeyObject>();

/**
 * HMAC-SHA-256 of a request's canonical body, base64url. Under a key derived from the subject's, so that
 * nobody can try bodies against it once the subject is erased.
 */
export function requestMac(key: SubjectKey, canonicalBody: string): string {
  return createHmac('sha256', macKey(key.secret)).update(canonicalBody).digest('base64url');
}

function macKey(secret: KeyObject): KeyObject {
  const known = derived.get(secret);
  if (known) return known;
  const made = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'jejak request mac', 32)));
  derived.set(secret, made);
  return made;
}
