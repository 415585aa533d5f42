import { type EventStore, StoreFull } from '@jejak/event-store';
import { DAY } from '../time/index.ts';
import type { World } from '../world/index.ts';

const FROM = 151;
const DAYS = 2;

/** For two days of the year there is no room for numbers; everything else goes on, and they are completed later. */
export class FullDisk {
  #isFull = false;
  /** Numbers that found no room. */
  turnedAway = 0;

  /** The store, as the ledger sees it. */
  before(store: EventStore): EventStore {
    return {
      append: async (stream, expected, events) => {
        if (this.#isFull && /^(register|letters)-/.test(stream)) throw new StoreFull('no space left for events');
        return store.append(stream, expected, events);
      },
      readStream: (stream, options) => store.readStream(stream, options),
      readAll: (options) => store.readAll(options),
      countAfter: (position) => store.countAfter(position),
      subscribe: (options) => store.subscribe(options),
      close: () => store.close(),
    };
  }

  /** True for what the ledger could not do in the background because of it. */
  explains(error: unknown): boolean {
    const explained = this.#isFull && error instanceof StoreFull;
    if (explained) this.turnedAway++;
    return explained;
  }

  plan(since: number, { agenda }: World): void {
    const turn = (at: number, isFull: boolean) =>
      agenda.add(at, async () => {
        this.#isFull = isFull;
      });
    turn(since + FROM * DAY, true);
    turn(since + (FROM + DAYS) * DAY, false);
  }
}
