import type { Position, StoredEvent } from '../port.ts';
import type { Handout, Source } from './source.ts';
import { type Prefixes, picks } from './stretch.ts';

/** A follower that has so much waiting is not waited for: it falls out and catches up by itself. */
const MOST_EVENTS = 5_000;
const MOST_BYTES = 8 * 1024 * 1024;
/** After so many events that were not picked there is a checkpoint, as a call of its own would have one. */
const CHECKPOINT_EVERY = 320;

/** Too much was waiting at a seat: everything there is let go, and the follower goes on from what it has dealt with. */
export class FellBehind extends Error {
  override readonly name = 'FellBehind';
}

/** The place of one follower at the shared subscription: what came for it and was not taken yet. */
export class Seat implements Source {
  /** Where the shared subscription stood when this seat was taken: everything after it comes here. */
  readonly from: Position | undefined;
  /** The follower only joins once it has reached the end, and looks for itself whether it is still there. */
  readonly live = true;
  readonly #prefixes: Prefixes;
  readonly #ending: AbortSignal;
  readonly #leave: (seat: Seat) => void;
  #waiting: Handout[] = [];
  #events = 0;
  #bytes = 0;
  #passedOver = 0;
  #failure: unknown;
  #news = Promise.withResolvers<void>();
  readonly #wake = (): void => {
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  };

  constructor(prefixes: Prefixes, from: Position | undefined, ending: AbortSignal, leave: (seat: Seat) => void) {
    this.#prefixes = prefixes;
    this.from = from;
    this.#ending = ending;
    this.#leave = leave;
    ending.addEventListener('abort', this.#wake);
  }

  next(): Handout | undefined {
    const piece = this.#waiting.shift();
    if (piece === undefined && this.#failure !== undefined) throw this.#failure;
    if (piece?.kind === 'events') {
      this.#events -= piece.events.length;
      this.#bytes -= sizeOf(piece.events);
    }
    return piece;
  }

  async news(): Promise<void> {
    if (this.#waiting.length > 0 || this.#failure !== undefined || this.#ending.aborted) return;
    await this.#news.promise;
  }

  /** What the shared subscription brought, before this follower's own filter. */
  put(piece: Handout): void {
    if (this.#failure !== undefined) return;
    if (piece.kind === 'checkpoint') this.#putCheckpoint(piece.position);
    else this.#putEvents(piece.events);
  }

  fail(reason: unknown): void {
    this.#failure ??= reason;
    this.#wake();
  }

  leave(): void {
    this.#ending.removeEventListener('abort', this.#wake);
    this.#waiting = [];
    this.#leave(this);
  }

  #putEvents(all: readonly StoredEvent[]): void {
    const picked = all.filter(({ stream }) => picks(this.#prefixes, stream));
    if (picked.length > 0) this.#putPicked(picked);
    this.#passedOver += all.length - picked.length;
    const last = all.at(-1);
    if (last === undefined || last === picked.at(-1) || this.#passedOver < CHECKPOINT_EVERY) return;
    this.#putCheckpoint(last.position);
  }

  #putPicked(events: readonly StoredEvent[]): void {
    if (this.#events >= MOST_EVENTS || this.#bytes >= MOST_BYTES) {
      this.#waiting = [];
      this.fail(new FellBehind('the follower fell too far behind'));
      return;
    }
    this.#waiting.push({ kind: 'events', events });
    this.#events += events.length;
    this.#bytes += sizeOf(events);
    this.#wake();
  }

  /** Only the last of several in a row says anything. */
  #putCheckpoint(position: Position): void {
    this.#passedOver = 0;
    if (this.#waiting.at(-1)?.kind === 'checkpoint') this.#waiting.pop();
    this.#waiting.push({ kind: 'checkpoint', position });
    this.#wake();
  }
}

function sizeOf(events: readonly StoredEvent[]): number {
  return events.reduce((sum, { json }) => sum + json.length, 0);
}
