import { randomFillSync } from 'node:crypto';

/** Where keys, nonces and tokens come from; a port, so that a test can repeat itself. */
export interface Randomness {
  bytes(length: number): Uint8Array;
}

/** So many bytes are asked of the system at once: asking costs far more than the bytes do. */
const DRAWN_AT_ONCE = 4_096;
const drawn = Buffer.alloc(DRAWN_AT_ONCE);
let used = DRAWN_AT_ONCE;

/** Every byte is handed out once and kept nowhere else, for keys are made of them. */
function take(length: number): Uint8Array {
  if (length > DRAWN_AT_ONCE) return randomFillSync(new Uint8Array(length));
  if (used + length > DRAWN_AT_ONCE) {
    randomFillSync(drawn);
    used = 0;
  }
  const bytes = Uint8Array.from(drawn.subarray(used, used + length));
  drawn.fill(0, used, used + length);
  used += length;
  return bytes;
}

export const systemRandomness: Randomness = { bytes: take };
