import { createCipheriv } from 'node:crypto';
import { canonicalize } from '@jejak/integrity';
import type { SubjectKey } from '../keys/index.ts';
import { type Randomness, systemRandomness } from '../randomness/index.ts';
import { associatedData } from './associated-data.ts';
import type { Json } from './json.ts';
import type { EventCoordinates, SealedFact } from './sealed-fact.ts';

/**
 * AES-256-GCM under the subject's key. Nonces are random: with 96 bits, a key may seal 2^32 facts
 * (NIST SP 800-38D, section 8.3). The length of the value shows. Throws NotCanonical where the value is no JSON.
 */
export function seal(
  key: SubjectKey,
  coordinates: EventCoordinates,
  name: string,
  value: Json,
  randomness: Randomness = systemRandomness,
): SealedFact {
  const nonce = randomness.bytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce);
  cipher.setAAD(associatedData(coordinates, key.subject, name));
  const ciphertext = Buffer.concat([cipher.update(canonicalize(value), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    subject: key.subject,
    name,
    nonce: Buffer.from(nonce).toString('base64url'),
    ciphertext: ciphertext.toString('base64url'),
  };
}
