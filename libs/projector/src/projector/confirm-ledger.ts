import type { EventStore } from '@jejak/event-store';
import type { ReadStore } from '@jejak/read-store';
import { guarded, type LastEvent, lastEventOf } from '../folding/index.ts';

/**
 * The read models have folded an event that the ledger does not hold: it was cut, emptied or restored from an older
 * copy, or is another one. Going on would leave out what is recorded from there on, and mix two histories.
 */
export class LedgerBehind extends Error {
  override readonly name = 'LedgerBehind';
  readonly advice =
    'put the newer ledger back; or, if the ledger is to stay as it is, make the read models anew from it: stop, ' +
    'delete read.db (with MongoDB: drop the database of the read models), and start';

  constructor({ ordinal, stream, revision }: LastEvent) {
    super();
    this.message =
      `the read models know events that the ledger does not have, up to number ${ordinal} (${stream}/${revision}): ` +
      `the ledger was cut, emptied or restored from an older copy, or is another one. Nothing was changed: ${this.advice}`;
  }
}

/**
 * Makes sure that a generation's last event is the ledger's own, and goes on from there: beyond it a checkpoint may
 * have moved over what others stored, which a restored ledger may have lost again. Throws LedgerBehind.
 */
export async function confirmLedger(
  { eventStore, readStore }: { readonly eventStore: EventStore; readonly readStore: ReadStore },
  generation: string,
  fence: number,
): Promise<void> {
  const from = await readStore.checkpoint(generation);
  if (from === null) return;
  const last = await lastEventOf(readStore, generation);
  // Folded before last events were kept.
  if (last === undefined && from.ordinal >= 0) return;
  if (last !== undefined && !(await isStored(eventStore, last))) throw new LedgerBehind(last);
  const to = { ...from, position: last?.position ?? null };
  if (to.position === from.position) return;
  await guarded(readStore, { generation, fence }, { writes: [], checkpoint: { name: generation, from, to } });
}

/** By the event's id, which belongs to the attempt that stored it. */
async function isStored(eventStore: EventStore, { event, stream, revision }: LastEvent): Promise<boolean> {
  const [found] = await eventStore.readStream(stream, { from: revision, limit: 1 });
  return found?.revision === revision && found.id === event;
}
