import { type Changes, mergeChanges } from './changes.ts';

interface Stretch {
  /** Position up to which the read models have these changes. */
  readonly to: string;
  readonly changes: Changes;
}

const MOST_STRETCHES = 500;

/** The last stretches of changes, so that who was away for a moment is told what they missed. */
export class ChangeLog {
  readonly #stretches: Stretch[] = [];
  /** Everything after this position is in here; null before the log begins. */
  #from: string | null = null;
  #to: string | null = null;

  /** Position up to which everybody has been told. */
  position(): string | null {
    return this.#to;
  }

  /** Begins anew at this position: what lies before it is not known here. */
  begin(position: string | null): void {
    this.#stretches.length = 0;
    this.#from = position;
    this.#to = position;
  }

  add(to: string, changes: Changes): void {
    this.#stretches.push({ to, changes });
    this.#to = to;
    if (this.#stretches.length > MOST_STRETCHES) this.#from = this.#stretches.shift()?.to ?? null;
  }

  /** All changes after the position; undefined where the log does not go back so far. */
  since(position: string): Changes | undefined {
    if (this.#from === null || position < this.#from) return undefined;
    return this.#stretches
      .filter(({ to }) => to > position)
      .reduce<Changes>((changes, stretch) => mergeChanges(changes, stretch.changes), new Map());
  }
}
