import type { EventStore } from '@jejak/event-store';
import { LedgerCheck, type LedgerReport } from '@jejak/integrity';
import { appendInOrder } from './append-in-order.ts';
import { copiedSoFar } from './copied-so-far.ts';
import { everyEvent } from './every-event.ts';

export interface CopyOptions {
  /**
   * Appends under way at once. More than one only for a target that stores appends in the order they were sent, also
   * where it is killed in between.
   */
  readonly inFlight: number;
  /** Events that the target holds so far. */
  readonly onProgress?: (events: number) => void;
}

export interface CopyReport {
  /** Events that were there from an earlier try. */
  readonly found: number;
  readonly source: LedgerReport;
  /** Read back from the target at the end. */
  readonly target: LedgerReport;
  /** Both ledgers are whole and the same, event for event in the same order. */
  readonly same: boolean;
}

/**
 * Copies a ledger in its global order, in the same bytes, and reads the copy back. Goes on where an earlier try of the
 * same copy was interrupted. Nobody may write to either meanwhile. Throws TargetNotEmpty, OrderLost, and what the
 * stores throw; after any of those it may be tried again.
 */
export async function copyLedger(source: EventStore, target: EventStore, options: CopyOptions): Promise<CopyReport> {
  const { inFlight, onProgress } = options;
  const check = new LedgerCheck();
  const { found, after } = await copiedSoFar(source, target, (event) => check.take(event));
  let copied = found;
  onProgress?.(copied);
  for await (const page of everyEvent(source, after)) {
    for (const event of page) check.take(event);
    await appendInOrder(target, page, inFlight);
    copied += page.length;
    onProgress?.(copied);
  }
  const [original, copy] = [check.report(), await reportOf(target)];
  const same =
    original.digest === copy.digest &&
    original.events === copy.events &&
    original.faults.length + copy.faults.length === 0;
  return { found, source: original, target: copy, same };
}

async function reportOf(store: EventStore): Promise<LedgerReport> {
  const check = new LedgerCheck();
  for await (const page of everyEvent(store)) for (const event of page) check.take(event);
  return check.report();
}
