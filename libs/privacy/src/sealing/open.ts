import { createDecipheriv } from 'node:crypto';
import type { SubjectKey } from '../keys/index.ts';
import { associatedData } from './associated-data.ts';
import { CannotOpenFact } from './errors.ts';
import type { Json } from './json.ts';
import type { EventCoordinates, SealedFact } from './sealed-fact.ts';

const TAG = 16;

/** The value that was sealed at this place under this key. Throws CannotOpenFact. */
export function open(key: SubjectKey, coordinates: EventCoordinates, fact: SealedFact): Json {
  try {
    const bytes = Buffer.from(fact.ciphertext, 'base64url');
    const nonce = Buffer.from(fact.nonce, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: TAG });
    decipher.setAAD(associatedData(coordinates, fact.subject, fact.name));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
    const plain = decipher.update(bytes.subarray(0, bytes.length - TAG), undefined, 'utf8');
    return JSON.parse(plain + decipher.final('utf8'));
  } catch {
    throw new CannotOpenFact(`a sealed fact in ${coordinates.stream}@${coordinates.revision} cannot be opened`);
  }
}
