import { createHash, createHmac, createSecretKey } from 'node:crypto';

/** The secret of a simulated subject's key: the same for the same seed and subject, whoever asks first. */
export type SecretOf = (subject: string) => Uint8Array;

export function seededSecrets(seed: number): SecretOf {
  const key = createSecretKey(createHash('sha256').update(`jejak simulation ${seed} subject keys`).digest());
  return (subject) => createHmac('sha256', key).update(subject).digest();
}
