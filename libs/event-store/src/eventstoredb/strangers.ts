import type { Position } from '../port.ts';

/** So many are remembered; beyond them the oldest may be counted again. */
const REMEMBERED = 10_000;

/** Events that are none of ours, each counted once, however many followers come by. */
export class Strangers {
  readonly #positions = new Set<Position>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Counts it where it is new. */
  isNew(position: Position): boolean {
    if (this.#positions.has(position)) return false;
    this.#positions.add(position);
    this.#count += 1;
    const [oldest] = this.#positions;
    if (oldest !== undefined && this.#positions.size > REMEMBERED) this.#positions.delete(oldest);
    return true;
  }
}
