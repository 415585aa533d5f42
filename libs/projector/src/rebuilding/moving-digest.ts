import type { Changes } from '../documents/index.ts';
import type { Row } from '../read-model.ts';
import { Digest, fingerprint } from './digest.ts';
import { inOrder } from './pairs.ts';

/**
 * Digest of a collection that is read through, in the order of ids, while it is written. What is written meanwhile is
 * left out, or taken out again where it was read before, and comes in at the end as it then is.
 */
export class MovingDigest {
  readonly collection: string;
  readonly #digest = new Digest();
  /** What was written since the beginning, with what of it was read before. */
  readonly #written = new Map<string, Row | undefined>();
  #readTo: string | null = null;

  constructor(collection: string) {
    this.collection = collection;
  }

  get written(): Iterable<string> {
    return this.#written.keys();
  }

  /** What was read at this id. */
  read(id: string, print: bigint | undefined): void {
    this.#readTo = id;
    if (print !== undefined && !this.#written.has(id)) this.#digest.add(print);
  }

  /** To be told before the changes are in the store: what is read until then is as it was. */
  write(changes: Changes): void {
    for (const { id, before } of changes.changes(this.collection)) {
      if (this.#written.has(id)) continue;
      const wasRead = this.#readTo !== null && inOrder(id, this.#readTo) <= 0;
      this.#written.set(id, wasRead ? before : undefined);
    }
  }

  /** How a document is in the end; asked once for each that was written. */
  settle(id: string, print: bigint | undefined): void {
    if (!this.#written.has(id)) return;
    const before = this.#written.get(id);
    if (before !== undefined) this.#digest.remove(fingerprint(before));
    if (print !== undefined) this.#digest.add(print);
  }

  toString(): string {
    return this.#digest.toString();
  }
}
