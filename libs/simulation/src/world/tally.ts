/** What a year came to so far. */
export class Tally {
  cases = 0;
  /** Commands that the ledger said no to; such things happen, and they leave nothing behind. */
  readonly refusals = new Map<string, number>();
  /** To which end of each standard cases were sent on their way. */
  readonly ends = new Map<string, number>();
  /** To which end of each standard cases came. */
  readonly reached = new Map<string, number>();
  /** How often each act of each standard was recorded. */
  readonly acts = new Map<string, number>();

  count(counts: Map<string, number>, key: string): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}
