/** A personal fact as it is stored; nonce (12 bytes) and ciphertext (16 bytes of tag at its end) in base64url. */
export interface SealedFact {
  readonly subject: string;
  readonly name: string;
  readonly nonce: string;
  readonly ciphertext: string;
}

/** The event that a sealed fact stands in: part of its associated data, so that it opens nowhere else. */
export interface EventCoordinates {
  readonly stream: string;
  readonly revision: number;
  /** The event's id. */
  readonly id: string;
  readonly type: string;
}
