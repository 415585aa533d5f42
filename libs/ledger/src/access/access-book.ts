import { type AccessEventData, type Instant, streams } from '@jejak/domain';
import { WrongExpectedRevision } from '@jejak/event-store';
import { leafHash } from '@jejak/integrity';
import { randomId } from '../ids.ts';
import type { AccessNote } from '../ledger.ts';
import { type Desk, later } from '../running/index.ts';
import { appendFrozen, freeze, systemEvent, systemMac } from '../writing/index.ts';

/** One event to be: who was shown whom, in one office. */
interface Shown {
  readonly data: AccessEventData['SubjectsShown'];
  readonly correlationId: string;
}

/** The end of an access stream; nothing else of it is ever needed. */
interface Tail {
  readonly revision: number;
  readonly prev: string | null;
  readonly recordedAt: Instant;
}

/** Together far below what one append may carry, 1 MiB. */
const MOST_SUBJECTS = 1_000;
const MOST_AT_ONCE = 20;
const MOST_CONFLICTS = 5;

/** Writes down who was shown whose facts; notes that wait for the same stream go in one append. */
export class AccessBook {
  readonly #desk: Desk;
  readonly #node: string;
  readonly #tails = new Map<string, Tail>();
  readonly #waiting = new Map<string, Set<Shown>>();

  constructor(desk: Desk, node: string) {
    this.#desk = desk;
    this.#node = node;
  }

  /** Durable when it resolves. */
  async note(note: AccessNote): Promise<void> {
    await Promise.all(
      [...note.subjects].flatMap(([office, subjects]) =>
        shownIn(note, subjects).map((shown) => this.#write(office, shown)),
      ),
    );
  }

  async #write(office: string, shown: Shown): Promise<void> {
    const stream = streams.access(office, this.#desk.clock.now().slice(0, 10), this.#node);
    const waiting = this.#waiting.get(stream) ?? new Set();
    this.#waiting.set(stream, waiting);
    waiting.add(shown);
    try {
      await this.#desk.queues.run(stream, async () => {
        for (let conflicts = 0; waiting.has(shown); ) {
          const some = [shown, ...waiting].slice(0, MOST_AT_ONCE);
          if (await this.#append(office, stream, [...new Set(some)])) for (const done of some) waiting.delete(done);
          else if (++conflicts > MOST_CONFLICTS) throw new Error(`${stream} has another writer`);
        }
      });
    } finally {
      waiting.delete(shown);
      if (waiting.size === 0) this.#waiting.delete(stream);
    }
  }

  /** False where somebody else wrote to the stream; then its tail is read again. */
  async #append(office: string, stream: string, notes: readonly Shown[]): Promise<boolean> {
    const { store, keys, clock, randomness } = this.#desk;
    const { revision, prev, ...tail } = this.#tails.get(stream) ?? (await this.#readTail(stream));
    const requestMac = await systemMac(keys, office);
    const recordedAt = later(clock.now(), tail.recordedAt);
    const entries = notes.map(({ data, correlationId }) => {
      const event = systemEvent('access', 'SubjectsShown', data, recordedAt);
      return { event, commandId: randomId(randomness), requestMac, correlationId };
    });
    const frozen = freeze(entries, { stream, office, revision, prev, recordedAt }, new Map(), randomness);
    // Unless the append succeeds, where the stream ends is not known.
    this.#tails.delete(stream);
    try {
      await appendFrozen(store, stream, revision, frozen);
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return false;
      throw error;
    }
    const last = frozen.at(-1);
    if (last) this.#tails.set(stream, { revision: last.revision, prev: last.hash, recordedAt });
    return true;
  }

  async #readTail(stream: string): Promise<Tail> {
    const [last] = await this.#desk.store.readStream(stream, { direction: 'backwards', limit: 1 });
    if (!last) return { revision: -1, prev: null, recordedAt: '' };
    const { recordedAt } = JSON.parse(last.json) as { readonly recordedAt: Instant };
    return { revision: last.revision, prev: leafHash(last.json), recordedAt };
  }
}

function shownIn({ user, sessionHash: session, purpose, ...note }: AccessNote, subjects: readonly string[]): Shown[] {
  const { case: id, correlationId } = note;
  const parts = Math.ceil(subjects.length / MOST_SUBJECTS);
  return Array.from({ length: parts }, (_, part) => {
    const some = subjects.slice(part * MOST_SUBJECTS, (part + 1) * MOST_SUBJECTS);
    return { data: { user, session, purpose, subjects: some, case: id }, correlationId };
  });
}
