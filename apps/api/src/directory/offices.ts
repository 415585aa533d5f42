import { evolveOffice, newOffice, type OfficeEvent, type OfficeState, streams } from '@jejak/domain';
import type { EventStore, StoredEvent } from '@jejak/event-store';

const PREFIX = 'office-';

/** Every office as its stream says, followed in memory: what somebody may read or do is looked up in every request. */
export class Offices {
  readonly #store: EventStore;
  readonly #states = new Map<string, OfficeState>();
  readonly #closing = new AbortController();
  readonly #onError: (error: unknown) => void;
  #following: Promise<void> = Promise.resolve();

  private constructor(store: EventStore, onError: (error: unknown) => void) {
    this.#store = store;
    this.#onError = onError;
  }

  /** Resolved once every office that is stored is known. */
  static async follow(store: EventStore, onError: (error: unknown) => void): Promise<Offices> {
    const offices = new Offices(store, onError);
    const caughtUp = Promise.withResolvers<void>();
    offices.#following = offices.#run(caughtUp);
    await caughtUp.promise;
    return offices;
  }

  /** As last followed; it may be some milliseconds behind. */
  get(code: string): OfficeState | undefined {
    return this.#states.get(code);
  }

  all(): readonly OfficeState[] {
    return [...this.#states.values()];
  }

  /** With everything that the store holds now. */
  async fresh(code: string): Promise<OfficeState | undefined> {
    const from = (this.#states.get(code)?.revision ?? -1) + 1;
    this.#fold(await this.#store.readStream(streams.office(code), { from }));
    return this.#states.get(code);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#following;
  }

  async #run(caughtUp: PromiseWithResolvers<void>): Promise<void> {
    const { signal } = this.#closing;
    let after: string | undefined;
    while (!signal.aborted) {
      try {
        const options = { filter: { streamPrefixes: [PREFIX] }, signal, ...(after === undefined ? {} : { after }) };
        for await (const message of this.#store.subscribe(options)) {
          if (message.kind === 'caughtUp') caughtUp.resolve();
          else if (message.kind === 'checkpoint') after = message.position;
          else after = this.#fold(message.events) ?? after;
        }
      } catch (error) {
        if (signal.aborted) break;
        this.#onError(error);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
    caughtUp.resolve();
  }

  /** Answers the position of the last one. Events come by two ways: what is folded already is passed over. */
  #fold(events: readonly StoredEvent[]): string | undefined {
    for (const stored of events) {
      const code = stored.stream.slice(PREFIX.length);
      const state = this.#states.get(code) ?? newOffice(code);
      if (stored.revision !== state.revision + 1) continue;
      try {
        this.#states.set(code, evolveOffice(state, officeEvent(stored)));
      } catch (error) {
        // That office stays as it was; the others go on.
        this.#onError(error);
      }
    }
    return events.at(-1)?.position;
  }
}

/** Throws where a stranger wrote into the stream of an office. */
function officeEvent({ stream, revision, json }: StoredEvent): OfficeEvent {
  const event: unknown = JSON.parse(json);
  const isOurs = typeof event === 'object' && event !== null && 'stream' in event && 'revision' in event;
  if (isOurs && event.stream === stream && event.revision === revision) return event as OfficeEvent;
  throw new Error(`${stream}/${revision} is no event of an office`);
}
