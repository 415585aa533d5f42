/** What is to happen, by simulated time; of what falls on the same instant, what was entered first comes first. */
export class Agenda<T> {
  readonly #heap: Entry<T>[] = [];
  #entered = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** Epoch milliseconds. */
  add(at: number, item: T): void {
    const entry = { at, order: this.#entered++, item };
    let index = this.#heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#moveUp(parent, index)) break;
      index = parent;
    }
  }

  /** The next of what is to happen before that instant; undefined where nothing is. */
  next(before: number): { readonly at: number; readonly item: T } | undefined {
    const [first] = this.#heap;
    if (!first || first.at >= before) return undefined;
    const last = this.#heap.pop();
    if (last && last !== first) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const child = isBefore(this.#heap[right], this.#heap[left]) ? right : left;
      if (!this.#moveUp(index, child)) return;
      index = child;
    }
  }

  /** Exchanges the two where the lower one comes before the upper one. */
  #moveUp(upper: number, lower: number): boolean {
    const [above, below] = [this.#heap[upper], this.#heap[lower]];
    if (!above || !below || !isBefore(below, above)) return false;
    this.#heap[upper] = below;
    this.#heap[lower] = above;
    return true;
  }
}

interface Entry<T> {
  readonly at: number;
  readonly order: number;
  readonly item: T;
}

function isBefore<T>(a: Entry<T> | undefined, b: Entry<T> | undefined): boolean {
  if (!a || !b) return a !== undefined;
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
