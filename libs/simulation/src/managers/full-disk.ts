import { type EventStore, StoreFull } from '@jejak/event-store';
import { DAY } from '../time/index.ts';
import type { World } from '../world/index.ts';

const FROM = 151;
const DAYS = 2;

/** For two days of the year there is no room for numbers; everything else goes on, and they are completed later. */
export class FullDisk {
  #isFull = false;
  readonly #refusals = new WeakSet<StoreFull>();
  /** Numbers that found no room. */
  turnedAway = 0;

  /** The store, as the ledger sees it. */
  before(store: EventStore): EventStore {
    return {
      append: async (stream, expected, events) => {
        if (this.#isFull && /^(register|letters)-/.test(stream)) throw this.#refusal();
        return store.append(stream, expected, events);
      },
      readStream: (stream, options) => store.readStream(stream, options),
      readAll: (options) => store.readAll(options),
      countAfter: (position) => store.countAfter(position),
      subscribe: (options) => store.subscribe(options),
      close: () => store.close(),
    };
  }

  /** True for what the ledger could not do in the background because of it, also where it is told later. */
  explains(error: unknown): boolean {
    const explained = error instanceof StoreFull && this.#refusals.has(error);
    if (explained) this.turnedAway++;
    return explained;
  }

  #refusal(): StoreFull {
    const refusal = new StoreFull('no space left for events');
    this.#refusals.add(refusal);
    return refusal;
  }

  plan(since: number, { agenda }: Pick<World, 'agenda'>): void {
    const turn = (at: number, isFull: boolean) =>
      agenda.add(at, async () => {
        this.#isFull = isFull;
      });
    turn(since + FROM * DAY, true);
    turn(since + (FROM + DAYS) * DAY, false);
  }
}
