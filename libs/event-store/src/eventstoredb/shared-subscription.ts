import type { Position } from '../port.ts';
import { Backoff } from './backoff.ts';
import type { Inlet } from './inlet.ts';
import { Seat } from './seat.ts';
import type { Handout } from './source.ts';
import { type Prefixes, picks } from './stretch.ts';
import { openInlet, RESUBSCRIBING, resumable, type SubscriptionParts } from './subscription-call.ts';

/**
 * The one subscription of a process: whoever has caught up takes a seat at it. It begins where the first one stands,
 * goes on by itself where its call is dropped, waits for nobody, and ends with the last one who leaves. Its filter
 * covers what everybody wants who came since it began.
 */
export class SharedSubscription {
  readonly #parts: SubscriptionParts;
  readonly #seats = new Set<Seat>();
  #prefixes: Prefixes = [];
  #at: Position | undefined;
  /** Of the whole of it, and of the call that it has now. */
  #stopping = new AbortController();
  #widening = new AbortController();

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
  }

  /** For a follower that stands at `at`, at the end or near it. Left by the follower. */
  take(prefixes: Prefixes, at: Position | undefined, ending: AbortSignal): Seat {
    const isFirst = this.#seats.size === 0;
    if (isFirst) this.#at = at;
    const seat = new Seat(prefixes, this.#at, ending, (left) => this.#leave(left));
    this.#seats.add(seat);
    const wider = isFirst ? prefixes : widened(this.#prefixes, prefixes);
    const goesOn = !isFirst && wider === this.#prefixes;
    this.#prefixes = wider;
    if (isFirst) this.#begin();
    else if (!goesOn) this.#widening.abort();
    return seat;
  }

  #begin(): void {
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    this.#run(AbortSignal.any([signal, this.#parts.closing])).catch((reason: unknown) => {
      if (signal.aborted) return;
      for (const seat of this.#seats) seat.fail(reason);
      this.#seats.clear();
    });
  }

  #leave(seat: Seat): void {
    if (this.#seats.delete(seat) && this.#seats.size === 0) this.#stopping.abort();
  }

  /** One call after another, each from where the last one ended. Throws StoreRefused. */
  async #run(stopping: AbortSignal): Promise<void> {
    const backoff = new Backoff(RESUBSCRIBING);
    while (!stopping.aborted) {
      this.#widening = new AbortController();
      const ending = AbortSignal.any([stopping, this.#widening.signal]);
      let inlet: Inlet | undefined;
      try {
        inlet = await openInlet(this.#parts, this.#at, this.#prefixes, ending);
        for (let piece = inlet.next(); !ending.aborted; piece = inlet.next()) {
          if (piece !== undefined) {
            backoff.reset();
            this.#handRound(piece);
          } else {
            await inlet.news();
          }
        }
      } catch (error) {
        if (ending.aborted) continue;
        this.#parts.dropped(resumable(error, inlet), this.#at);
        await backoff.pause(stopping);
      } finally {
        inlet?.close();
      }
    }
  }

  #handRound(piece: Handout): void {
    this.#at = piece.kind === 'checkpoint' ? piece.position : (piece.events.at(-1)?.position ?? this.#at);
    for (const seat of this.#seats) seat.put(piece);
  }
}

/** The same prefixes where they cover the others already. */
function widened(prefixes: Prefixes, others: Prefixes): Prefixes {
  if (prefixes === undefined || others === undefined) return undefined;
  const missing = others.filter((other) => !picks(prefixes, other));
  return missing.length === 0 ? prefixes : [...prefixes, ...missing];
}
