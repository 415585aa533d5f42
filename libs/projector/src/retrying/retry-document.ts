import type { LedgerEvent } from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';
import { notPlainJson } from '../documents/index.ts';
import { fits, isSourceParked, loadSources, refuseUnstorable, sourceOf, type Workbench } from '../folding/index.ts';
import type { NumberedEvent } from '../ordinals/index.ts';
import { describeError, type ParkedEntry } from '../parking/index.ts';
import type { ReadModel, Row } from '../read-model.ts';
import { type Offices, officesAt } from '../reference/index.ts';
import { Tally } from '../totalling/index.ts';
import { readParked } from './read-parked.ts';

/**
 * Folds the parked events of one document in, each with the offices as they were at it; commits nothing. What still
 * fails stays parked from there on, with the new error; a view waits as long as what it is of does.
 */
export async function retryDocument(
  bench: Workbench,
  store: EventStore,
  model: ReadModel,
  id: string,
  entry: ParkedEntry,
): Promise<void> {
  const collection = bench.collection(model);
  if (isSourceParked(bench, model, id)) return;
  await bench.documents.load(collection, new Set([id]));
  await loadSources(bench, model, [id]);
  const source = sourceOf(bench, model, id);
  for (const [index, parked] of entry.events.entries()) {
    const numbered = await readParked(store, parked);
    const before = await officesAt(store, bench.offices, parked.position);
    try {
      const row = foldIfTouched(model, id, bench.documents.get(collection, id), numbered, before, source);
      bench.documents.put(collection, id, row);
    } catch (error) {
      bench.lot.put({ ...entry, error: describeError(error), events: entry.events.slice(index) });
      return;
    }
  }
  bench.lot.release(entry);
}

/** A document that waited may turn out not to be among those that an expansion finds. */
function foldIfTouched(
  model: ReadModel,
  id: string,
  row: Row | undefined,
  { ordinal, decoded }: NumberedEvent,
  before: Offices,
  source: Row | undefined,
): Row | undefined {
  if (decoded.kind === 'undecodable') throw new TypeError(`undecodable: ${decoded.why}`);
  const { event } = decoded;
  const offices = before.with(event);
  if (!touches(model, id, row, event, offices)) return row;
  const after = model.reduce(row, event, ordinal, offices, id, source);
  if (after !== undefined) refuseUncommittable(model, id, after);
  return after;
}

/** All that a commit would refuse: found out here, it holds back this document, and nothing that is retried with it. */
function refuseUncommittable(model: ReadModel, id: string, row: Row): void {
  refuseUnstorable(row, id, model.indexes);
  const why = notPlainJson(row);
  if (why !== undefined) throw new TypeError(why);
  new Tally().move(model, { id, before: undefined, after: row }, (name) => name);
}

function touches(model: ReadModel, id: string, row: Row | undefined, event: LedgerEvent, offices: Offices): boolean {
  if (model.keys(event, offices).includes(id)) return true;
  const filter = model.expand?.(event, offices);
  return row !== undefined && filter !== undefined && fits(row, filter);
}
