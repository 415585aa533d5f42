import type { EventStore, Position } from '@jejak/event-store';
import { LedgerCheck, type LedgerReport } from '@jejak/integrity';
import { appendInOrder } from './append-in-order.ts';
import { copiedSoFar } from './copied-so-far.ts';
import { everyEvent } from './every-event.ts';

/** Somebody recorded in the source while it was copied: what is in the target is a beginning of it, and no more. */
export class SourceGrew extends Error {
  override readonly name = 'SourceGrew';
}

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
 * same copy was interrupted. Nobody may write to either meanwhile. Throws TargetNotEmpty, OrderLost,
 * SourceGrew, and what the stores throw; after any of those it may be tried again.
 */
export async function copyLedger(source: EventStore, target: EventStore, options: CopyOptions): Promise<CopyReport> {
  const { inFlight, onProgress } = options;
  const check = new LedgerCheck();
  const { found, after } = await copiedSoFar(source, target, (event) => check.take(event));
  let [copied, last] = [found, after];
  onProgress?.(copied);
  for await (const page of everyEvent(source, after)) {
    for (const event of page) check.take(event);
    await appendInOrder(target, page, inFlight);
    copied += page.length;
    last = page.at(-1)?.position;
    onProgress?.(copied);
  }
  const [original, copy] = [check.report(), await reportOf(target)];
  await refuseGrowth(source, last);
  const same =
    original.digest === copy.digest &&
    original.events === copy.events &&
    original.faults.length + copy.faults.length === 0;
  return { found, source: original, target: copy, same };
}

/** Asked once all else is done: nothing that came before then is passed over. */
async function refuseGrowth(source: EventStore, after: Position | undefined): Promise<void> {
  const [more] = await source.readAll({ limit: 1, ...(after === undefined ? {} : { after }) });
  if (more === undefined) return;
  throw new SourceGrew(
    `the source went on while it was copied, from ${more.stream}@${more.revision} on: stop whoever records there, and copy again; the copy goes on from where it is`,
  );
}

async function reportOf(store: EventStore): Promise<LedgerReport> {
  const check = new LedgerCheck();
  for await (const page of everyEvent(store)) for (const event of page) check.take(event);
  return check.report();
}
