import type { LedgerEvent } from '@jejak/domain';
import type { Page, Write } from '@jejak/read-store';
import { FOLLOWS, type ParkedUnit } from '../parking/index.ts';
import type { Row } from '../read-model.ts';
import { applyTouch, loadSources } from './apply.ts';
import { noProgressWrite, progressWrite } from './expansion-progress.ts';
import { fits } from './fits.ts';
import type { Expansion, Plan, Touch } from './plan.ts';
import type { Workbench } from './workbench.ts';

/**
 * Folds an event into all documents that its expansions find, those changed and not yet written included, and says
 * which; commits nothing. What the event names by its keys is left out. Undefined, with nothing done, where one of
 * them finds more than `limit` documents or was interrupted before: then it takes commits of its own.
 */
export async function expandAtOnce(bench: Workbench, plan: Plan, limit: number): Promise<readonly Touch[] | undefined> {
  const { event } = plan;
  if (event === null) return [];
  if (bench.resumed?.ordinal === plan.numbered.ordinal) return undefined;
  const all: { readonly expansion: Expansion; readonly rows: readonly Row[] }[] = [];
  for (const expansion of plan.expansions) {
    const rows = await findAtOnce(bench, expansion, limit);
    if (rows === undefined) return undefined;
    all.push({ expansion, rows });
  }
  for (const { expansion, rows } of all) {
    const parked = bench.lot.documentsOf(expansion.model.name);
    await applyFound(bench, plan, event, expansion, rows);
    await followParked(bench, plan, parked);
  }
  return all.flatMap(({ expansion: { model }, rows }) => rows.map(({ id }) => ({ model, id })));
}

/**
 * The same chunk by chunk, of which the last stays uncommitted: it goes with the checkpoint behind the event. Nothing
 * else may be changed when this begins, for what is committed before the event is done is said to be of it.
 */
export async function expandInChunks(bench: Workbench, plan: Plan, chunk: number): Promise<void> {
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

/** What the commit behind an event that was expanded in chunks also does. */
export function forgetProgress(bench: Workbench): readonly Write[] {
  return [noProgressWrite(bench.generation.name)];
}

async function findAtOnce(
  bench: Workbench,
  { model, filter }: Expansion,
  limit: number,
): Promise<readonly Row[] | undefined> {
  const collection = bench.collection(model);
  const { documents, next } = await bench.store.find<Row>(collection, { filter, limit });
  if (next !== null) return undefined;
  const unwritten = bench.documents.unwritten(collection);
  const asStored = documents.filter(({ id }) => !unwritten.has(id));
  for (const row of asStored) bench.documents.adopt(collection, row);
  const asChanged = [...unwritten].flatMap((id) => {
    const row = bench.documents.get(collection, id);
    return row !== undefined && fits(row, filter) ? [row] : [];
  });
  return [...asStored, ...asChanged];
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
  const parked = bench.lot.documentsOf(model.name);
  let cursor = from;
  do {
    await bench.written();
    const page: Page<Row> = await bench.store.find<Row>(collection, {
      filter,
      limit: chunk,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const row of page.documents) bench.documents.adopt(collection, row);
    await applyFound(bench, plan, event, expansion, page.documents);
    cursor = page.next;
    if (cursor !== null) await commitChunk(bench, plan.numbered.ordinal, expansion, cursor);
  } while (cursor !== null);
  await followParked(bench, plan, parked);
}

async function applyFound(
  bench: Workbench,
  plan: Plan,
  event: LedgerEvent,
  { model }: Expansion,
  rows: readonly Row[],
): Promise<void> {
  const named = new Set(plan.touches.filter((touch) => touch.model === model).map(({ id }) => id));
  await loadSources(
    bench,
    model,
    rows.map(({ id }) => id),
  );
  for (const row of rows) {
    if (named.has(row.id) || bench.lot.hasDocument(model.name, row.id)) continue;
    applyTouch(bench, plan, event, { model, id: row.id });
  }
}

/** Whether the filter finds a parked document is known only when it is retried. */
async function followParked(bench: Workbench, plan: Plan, parked: readonly ParkedUnit[]): Promise<void> {
  await bench.lot.load(parked);
  for (const unit of parked) bench.lot.add(unit, plan.numbered, FOLLOWS);
}

function commitChunk(bench: Workbench, ordinal: number, { model }: Expansion, cursor: string | null): Promise<void> {
  const progress = { ordinal, projection: model.name, cursor };
  return bench.commit(bench.checkpoint, [progressWrite(bench.generation.name, progress)]);
}
