import type { Share, Total } from '@jejak/projections';
import { type Change, isIndexValue, type WorkingSet } from '../documents/index.ts';
import type { ReadModel, Row } from '../read-model.ts';

interface Sum {
  readonly of: Share['of'];
  documents: number;
  readonly figures: Map<string, number>;
}

/** What a commit changes in totals, collection by collection: many documents often move the same few. */
export class Tally {
  readonly #moved = new Map<string, Map<string, Sum>>();

  /**
   * Takes out what the document added as it was and puts in what it adds as it is. Throws TypeError where a figure is no
   * whole number, for sums of others depend on their order, and where it is of something that no total can be found by.
   */
  move({ totals = [] }: ReadModel, { before, after }: Change, collection: (name: string) => string): void {
    for (const { name, contribution } of totals) {
      if (before !== undefined) for (const share of contribution(before)) this.#add(collection(name), share, -1);
      if (after !== undefined) for (const share of contribution(after)) this.#add(collection(name), share, 1);
    }
  }

  /** Brings the stored totals up to date, as changes of the working set. */
  async settle(documents: WorkingSet): Promise<void> {
    for (const [collection, sums] of this.#moved) {
      await documents.load(collection, new Set(sums.keys()));
      for (const [id, sum] of sums) {
        const before = documents.get(collection, id);
        const after = added(before === undefined ? undefined : asTotal(before), id, sum);
        if (after !== before) documents.put(collection, id, after);
      }
    }
  }

  #add(collection: string, { of, figures }: Share, sign: 1 | -1): void {
    const wrong = Object.entries(of).find(([, value]) => !isIndexValue(value));
    if (wrong !== undefined) throw new TypeError(`it is summed by ${wrong[0]}, which is nothing to sum by`);
    const sums = this.#moved.get(collection) ?? new Map<string, Sum>();
    this.#moved.set(collection, sums);
    const id = totalId(of);
    const sum = sums.get(id) ?? { of, documents: 0, figures: new Map() };
    sums.set(id, sum);
    sum.documents += sign;
    for (const [figure, value] of Object.entries(figures)) {
      if (!Number.isSafeInteger(value)) throw new TypeError(`${figure} is no whole number: ${value}`);
      sum.figures.set(figure, (sum.figures.get(figure) ?? 0) + sign * value);
    }
  }
}

export function totalId(of: Share['of']): string {
  return JSON.stringify(Object.values(of));
}

function added(before: Total | undefined, id: string, { of, documents, figures }: Sum): Total | undefined {
  if (documents === 0 && [...figures.values()].every((change) => change === 0)) return before;
  const count = (before?.documents ?? 0) + documents;
  if (count === 0) return undefined;
  const sums = new Map(Object.entries(before?.figures ?? {}));
  for (const [figure, change] of figures) sums.set(figure, (sums.get(figure) ?? 0) + change);
  const kept = [...sums].filter(([, value]) => value !== 0);
  return { ...of, id, documents: count, figures: Object.fromEntries(kept) };
}

/** Nothing else is ever put into a collection of totals. */
const asTotal = (row: Row): Total => row as Total;
