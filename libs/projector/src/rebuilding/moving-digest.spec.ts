import { expect, test } from '@jest/globals';
import type { Change } from '../documents/index.ts';
import type { Row } from '../read-model.ts';
import { Digest, fingerprint } from './digest.ts';
import { MovingDigest } from './moving-digest.ts';
import { inOrder } from './pairs.ts';

type Note = Row & { readonly text: string };

/** A collection of which a few documents at a time are read while anything may be written. */
class Moving {
  readonly digest = new MovingDigest('notes');
  readonly #stored = new Map<string, Note>();
  #page: readonly Note[] = [];
  #to = '';

  constructor(ids: readonly string[]) {
    for (const id of ids) this.#stored.set(id, { id, text: 'old' });
  }

  /** What is in a page may be older than what is in the store once it is dealt with. */
  fetch(size: number): boolean {
    const after = [...this.#stored.values()].filter(({ id }) => inOrder(id, this.#to) > 0);
    this.#page = after.toSorted((a, b) => inOrder(a.id, b.id)).slice(0, size);
    this.#to = this.#page.at(-1)?.id ?? this.#to;
    return this.#page.length > 0;
  }

  readPage(): void {
    for (const note of this.#page) this.digest.read(note.id, fingerprint(note));
  }

  write(id: string, text: string | null): void {
    const after = text === null ? undefined : { id, text };
    const change: Change = { id, before: this.#stored.get(id), after };
    this.digest.write({ changes: (collection) => (collection === 'notes' ? [change] : []) });
    if (after === undefined) this.#stored.delete(id);
    else this.#stored.set(id, after);
  }

  settled(): string {
    for (const id of this.digest.written) {
      const note = this.#stored.get(id);
      this.digest.settle(id, note && fingerprint(note));
    }
    return String(this.digest);
  }

  /** What it would be, read at once. */
  still(): string {
    const digest = new Digest();
    for (const note of this.#stored.values()) digest.add(fingerprint(note));
    return String(digest);
  }
}

test('whatever is written, removed and made while a collection is read, its digest is that of how it ends', () => {
  for (let round = 0; round < 200; round++) {
    const ids = Array.from({ length: 40 }, (_, n) => `${n * 7919}`);
    const moving = new Moving(ids);
    const any = (): string => `${Math.floor(Math.random() * 60) * 7919}`;
    const disturb = (): void => {
      for (let n = Math.random() * 6; n > 0; n--) moving.write(any(), Math.random() < 0.3 ? null : `${Math.random()}`);
    };
    disturb();
    while (moving.fetch(1 + Math.floor(Math.random() * 10))) {
      disturb();
      moving.readPage();
      disturb();
    }
    expect(moving.settled()).toBe(moving.still());
  }
});
