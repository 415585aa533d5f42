import type { ReadModel } from '../read-model.ts';
import type { Touch } from './plan.ts';

/** Counts documents, each once however often it is touched. */
export class Touched {
  readonly #ids = new Map<ReadModel, Set<string>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add({ model, id }: Touch): void {
    const ids = this.#ids.get(model) ?? new Set();
    if (ids.size === 0) this.#ids.set(model, ids);
    if (ids.has(id)) return;
    ids.add(id);
    this.#size += 1;
  }
}
