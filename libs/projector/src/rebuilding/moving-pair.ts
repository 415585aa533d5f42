import type { ReadStore } from '@jejak/read-store';
import { MovingDigest } from './moving-digest.ts';
import { fingerprints, pairs, pairsOf } from './pairs.ts';

/** A read model in two generations that are both written while they are compared. */
export class MovingPair {
  readonly live: MovingDigest;
  readonly rebuilt: MovingDigest;
  readonly #differed = new Set<string>();

  constructor(live: string, rebuilt: string) {
    this.live = new MovingDigest(live);
    this.rebuilt = new MovingDigest(rebuilt);
  }

  /** All documents once, as they come. */
  async readThrough(store: ReadStore): Promise<void> {
    for await (const pair of pairs(store, this.live.collection, this.rebuilt.collection)) {
      const [live, rebuilt] = fingerprints(pair);
      this.live.read(pair.id, live);
      this.rebuilt.read(pair.id, rebuilt);
      if (live !== rebuilt) this.#differed.add(pair.id);
    }
  }

  /** The ids of those that differ, once nothing is written any more: looks again only at what was in doubt. */
  async settle(store: ReadStore): Promise<readonly string[]> {
    const suspects = new Set([...this.#differed, ...this.live.written, ...this.rebuilt.written]);
    const differing: string[] = [];
    for await (const pair of pairsOf(store, this.live.collection, this.rebuilt.collection, [...suspects])) {
      const [live, rebuilt] = fingerprints(pair);
      this.live.settle(pair.id, live);
      this.rebuilt.settle(pair.id, rebuilt);
      if (live !== rebuilt) differing.push(pair.id);
    }
    return differing;
  }
}
