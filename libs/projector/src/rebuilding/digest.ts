import { canonicalize, sha256Hex } from '@jejak/integrity';
import type { Row } from '../read-model.ts';

/** SHA-256 of a document's canonical JSON (RFC 8785): the same in whatever store it is kept. Throws NotCanonical. */
export function fingerprint(row: Row): bigint {
  return BigInt(`0x${sha256Hex(canonicalize(row))}`);
}

/**
 * Digest of a set of documents: the sum of their fingerprints modulo 2^256. It does not depend on the order in which
 * they come, and one that changed can be taken out again without reading the others.
 */
export class Digest {
  #sum = 0n;

  add(print: bigint): void {
    this.#sum = BigInt.asUintN(256, this.#sum + print);
  }

  remove(print: bigint): void {
    this.#sum = BigInt.asUintN(256, this.#sum - print);
  }

  /** In 64 hex digits. */
  toString(): string {
    return this.#sum.toString(16).padStart(64, '0');
  }
}

/** One digest over those of all collections, by name. */
export function digestOver(digests: { readonly [collection: string]: string }): string {
  return sha256Hex(canonicalize(digests));
}
