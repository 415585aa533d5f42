import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, StoreUnavailable } from '@jejak/event-store';

/** Loses answers: before the append reaches the store, or after it took effect. `chance` draws from 0 to 1. */
export function unreliable(store: EventStore, chance: () => number): EventStore {
  return {
    ...delegatedTo(store),
    async append(stream, expected, events) {
      const fate = chance();
      if (fate < 0.1) throw new StoreUnavailable('lost on the way there');
      const result = await store.append(stream, expected, events);
      if (fate < 0.2) throw new StoreUnavailable('lost on the way back');
      if (fate < 0.3) await sleep(fate * 10);
      return result;
    },
  };
}

/** A store that does all that another one does, to be overridden in parts. */
export function delegatedTo(store: EventStore): EventStore {
  return {
    append: (stream, expected, events) => store.append(stream, expected, events),
    readStream: (stream, options) => store.readStream(stream, options),
    readAll: (options) => store.readAll(options),
    countAfter: (position) => store.countAfter(position),
    subscribe: (options) => store.subscribe(options),
    close: () => store.close(),
  };
}

/** A small generator of pseudo-random numbers (mulberry32), so that a failing run can be repeated by its seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
