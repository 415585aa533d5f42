import { type Instant, secondsBetween } from '../time/index.ts';

const WRITE_EVERY = 60;

interface Seen {
  readonly at: Instant;
  readonly written: Instant;
}

/** When each thing was last used: exact in memory, written down at most once a minute, and not waited for. */
export class LastSeen {
  readonly #seen = new Map<string, Seen>();
  readonly #write: (id: string, at: Instant) => Promise<void>;
  #writing: Promise<void> = Promise.resolve();

  constructor(write: (id: string, at: Instant) => Promise<void>) {
    this.#write = write;
  }

  /** The later of what is remembered and what is stored. */
  of(id: string, stored: Instant | null): Instant | null {
    const seen = this.#seen.get(id)?.at ?? null;
    return seen !== null && (stored === null || seen > stored) ? seen : stored;
  }

  note(id: string, stored: Instant | null, now: Instant): void {
    const written = this.#seen.get(id)?.written ?? stored;
    if (written !== null && secondsBetween(written, now) < WRITE_EVERY) {
      this.#seen.set(id, { at: now, written });
      return;
    }
    this.#seen.set(id, { at: now, written: now });
    // One that cannot be written is left to the next minute: after a restart the use only seems older than it was.
    const write = this.#write(id, now).catch(() => undefined);
    this.#writing = Promise.all([this.#writing, write]).then(() => undefined);
  }

  forget(id: string): void {
    this.#seen.delete(id);
  }

  forgetBefore(instant: Instant): void {
    for (const [id, { at }] of this.#seen) if (at < instant) this.#seen.delete(id);
  }

  /** Resolves when nothing is being written any more. */
  settled(): Promise<void> {
    return this.#writing;
  }
}
