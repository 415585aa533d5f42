import type { LedgerEvent } from '@jejak/domain';
import type { Page, Write } from '@jejak/read-store';
import { FOLLOWS } from '../parking/index.ts';
import type { Row } from '../read-model.ts';
import { applyTouch, loadSources } from './apply.ts';
import { noProgressWrite, progressWrite } from './expansion-progress.ts';
import type { Expansion, Plan } from './plan.ts';
import type { Workbench } from './workbench.ts';

/**
 * Folds an event into all documents that its expansions find, chunk by chunk, and leaves the last chunk uncommitted:
 * it goes with the checkpoint behind the event. What the event names by its keys is left out and comes with that too.
 * Nothing else may be uncommitted when this begins, for documents are found in the store.
 */
export async function expand(bench: Workbench, plan: Plan, chunk: number): Promise<void> {
  const { event } = plan;
  if (event === null) return;
  const { ordinal } = plan.numbered;
  const resumed = bench.resumed?.ordinal === ordinal ? bench.resumed : undefined;
  const first = plan.expansions.findIndex(({ model }) => model.name === resumed?.projection);
  for (const [index, expansion] of plan.expansions.entries()) {
    if (index < first) continue;
    if (bench.documents.writes().length > 0) await commitChunk(bench, ordinal, expansion, null);
    await expandOne(bench, plan, event, expansion, chunk, index === first ? (resumed?.cursor ?? null) : null);
  }
}

/** What the commit behind an event with expansions also does. */
export function ranExpansion(bench: Workbench, { expansions }: Plan): readonly Write[] {
  return expansions.length === 0 ? [] : [noProgressWrite(bench.generation.name)];
}

async function expandOne(
  bench: Workbench,
  plan: Plan,
  event: LedgerEvent,
  expansion: Expansion,
  chunk: number,
  from: string | null,
): Promise<void> {
  const { model, filter } = expansion;
  const collection = bench.collection(model);
  const named = new Set(plan.touches.filter((touch) => touch.model === model).map(({ id }) => id));
  const parked = bench.lot.documentsOf(model.name);
  const waiting = new Set(parked.map(({ document }) => document));
  let cursor = from;
  do {
    const page: Page<Row> = await bench.store.find<Row>(collection, {
      filter,
      limit: chunk,
      ...(cursor === null ? {} : { cursor }),
    });
    const ids = page.documents.map(({ id }) => id);
    await loadSources(bench, model, ids);
    for (const row of page.documents) {
      if (named.has(row.id) || waiting.has(row.id)) continue;
      bench.documents.adopt(collection, row);
      applyTouch(bench, plan, event, { model, id: row.id });
    }
    cursor = page.next;
    if (cursor !== null) await commitChunk(bench, plan.numbered.ordinal, expansion, cursor);
  } while (cursor !== null);
  // Whether the filter finds a parked document is known only when it is retried.
  await bench.lot.load(parked);
  for (const unit of parked) bench.lot.add(unit, plan.numbered, FOLLOWS);
}

function commitChunk(bench: Workbench, ordinal: number, { model }: Expansion, cursor: string | null): Promise<void> {
  const progress = { ordinal, projection: model.name, cursor };
  return bench.commit(bench.checkpoint, [progressWrite(bench.generation.name, progress)]);
}
