import type { NewEvent, ReadStreamOptions, StoredEvent } from '@jejak/event-store';

const EVENTS_IN_MEMORY = 20_000;

/** The streams that were begun lately, whole; reading one of them back needs no store. */
export class RecentStreams {
  readonly #streams = new Map<string, StoredEvent[]>();
  #events = 0;

  /** `position` is that of the last of the events. */
  keep(stream: string, revision: number, events: readonly NewEvent[], position: string): void {
    const held = revision === 0 ? [] : this.#streams.get(stream);
    if (!held) return;
    if (revision === 0) this.#streams.set(stream, held);
    for (const [index, event] of events.entries())
      held.push({ ...event, stream, revision: revision + index, position });
    this.#events += events.length;
    for (const [oldest, its] of this.#streams) {
      if (this.#events <= EVENTS_IN_MEMORY) break;
      this.#streams.delete(oldest);
      this.#events -= its.length;
    }
  }

  /** Undefined where the stream is not held. */
  read(stream: string, { from, direction = 'forwards', limit }: ReadStreamOptions): readonly StoredEvent[] | undefined {
    const held = this.#streams.get(stream);
    if (!held) return undefined;
    const events =
      direction === 'forwards'
        ? held.slice(from ?? 0)
        : held.slice(0, from === undefined ? undefined : from + 1).reverse();
    return limit === undefined ? events : events.slice(0, limit);
  }
}
