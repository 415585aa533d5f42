import { parseStream } from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';
import { everyDocument } from '../documents/index.ts';
import { applyLate, applyTouch, loadSources, type Plan, planEvent, type Workbench } from '../folding/index.ts';
import { EVERY_PROJECTION, FOLLOWS, type ParkedEntry } from '../parking/index.ts';
import type { Row } from '../read-model.ts';
import { officesAt } from '../reference/index.ts';
import { readParked } from './read-parked.ts';

/** What an office decided shaped every case after it; only a rebuild folds that in at its place. */
export class RebuildNeeded extends Error {
  override readonly name = 'RebuildNeeded';

  constructor(stream: string) {
    super(
      `${stream} is an office's: what comes after it was folded without it. Rebuild instead, with --accept-differences.`,
    );
  }
}

/**
 * Folds a parked stream in, late: its documents may have seen later events of other streams in the meantime, so where
 * the order between streams matters to them only a rebuild is exact. Commits nothing; what still fails is parked
 * again. Throws RebuildNeeded.
 */
export async function retryStream(bench: Workbench, store: EventStore, entry: ParkedEntry): Promise<void> {
  if (entry.projection === EVERY_PROJECTION && parseStream(entry.stream)?.kind === 'office') {
    throw new RebuildNeeded(entry.stream);
  }
  const models = bench.generation.models.filter(
    ({ name }) => entry.projection === EVERY_PROJECTION || name === entry.projection,
  );
  bench.lot.release(entry);
  for (const parked of entry.events) {
    const numbered = await readParked(store, parked);
    const before = await officesAt(store, bench.offices, parked.position);
    const plan = planEvent(numbered, before, models, bench.lot, entry.projection);
    await foldExpansions(bench, plan);
    await applyLate(bench, plan);
  }
}

/** All at once: a late event of this kind is rare, and chunks would have to remember how far the retry had got. */
async function foldExpansions(bench: Workbench, plan: Plan): Promise<void> {
  const { event } = plan;
  if (event === null) return;
  for (const { model, filter } of plan.expansions) {
    const collection = bench.collection(model);
    const named = new Set(plan.touches.filter((touch) => touch.model === model).map(({ id }) => id));
    const parked = bench.lot.documentsOf(model.name);
    await bench.lot.load(parked);
    for await (const rows of everyDocument<Row>(bench.store, collection, filter)) {
      await loadSources(
        bench,
        model,
        rows.map(({ id }) => id),
      );
      for (const row of rows) {
        if (named.has(row.id)) continue;
        bench.documents.adopt(collection, row);
        applyTouch(bench, plan, event, { model, id: row.id });
      }
    }
    // As when an event is expanded in its time: whether the filter finds them is known when they are retried.
    for (const unit of parked) bench.lot.add(unit, plan.numbered, FOLLOWS);
  }
}
