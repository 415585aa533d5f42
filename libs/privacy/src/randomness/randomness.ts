import { randomBytes } from 'node:crypto';

/** Where keys, nonces and tokens come from; a port, so that a test can repeat itself. */
export interface Randomness {
  bytes(length: number): Uint8Array;
}

export const systemRandomness: Randomness = { bytes: (length) => randomBytes(length) };
