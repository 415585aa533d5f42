import type { LedgerEvent } from '@jejak/domain';
import { unstorable } from '../documents/index.ts';
import { describeError, documentUnit, FOLLOWS } from '../parking/index.ts';
import type { ReadModel, Row } from '../read-model.ts';
import { isOfficeEvent } from '../reference/index.ts';
import type { Plan, Touch } from './plan.ts';
import { poisonKey, type Workbench } from './workbench.ts';

/** Does what was planned, one event after the other, on documents that have been loaded. */
export async function applyPlans(bench: Workbench, plans: readonly Plan[]): Promise<void> {
  await loadTouched(bench, plans);
  for (const plan of plans) {
    if (plan.event !== null && isOfficeEvent(plan.event)) bench.setOffices(plan.offices, plan.event.office);
    applyPlan(bench, plan);
  }
}

/** Does what an event planned long after its time: the offices have moved on since. */
export async function applyLate(bench: Workbench, plan: Plan): Promise<void> {
  await loadTouched(bench, [plan]);
  applyPlan(bench, plan);
}

function applyPlan(bench: Workbench, plan: Plan): void {
  for (const { unit, error } of plan.parks) bench.lot.add(unit, plan.numbered, error);
  if (plan.event === null) return;
  for (const touch of plan.touches) applyTouch(bench, plan, plan.event, touch);
}

/** Folds the event into one document, or parks it there. */
export function applyTouch(bench: Workbench, plan: Plan, event: LedgerEvent, { model, id }: Touch): void {
  if (bench.lot.hasDocument(model.name, id) || isSourceParked(bench, model, id)) {
    bench.lot.add(documentUnit(model.name, id), plan.numbered, FOLLOWS);
    return;
  }
  const collection = bench.collection(model);
  try {
    refusePoison(bench, collection, id);
    const before = bench.documents.get(collection, id);
    const row = model.reduce(before, event, plan.numbered.ordinal, plan.offices, id, sourceOf(bench, model, id));
    if (row !== undefined) refuseUnstorable(row, id, model.indexes);
    bench.documents.put(collection, id, row);
  } catch (error) {
    bench.lot.add(documentUnit(model.name, id), plan.numbered, describeError(error));
  }
}

/** The document that a view is of; it must have been loaded. Undefined for what is no view. */
export function sourceOf(bench: Workbench, { of }: ReadModel, id: string): Row | undefined {
  return of && bench.documents.get(bench.collection(of), id);
}

/** What a view is of waits, so the view waits with it. */
export function isSourceParked({ lot }: Workbench, { of }: ReadModel, id: string): boolean {
  return of !== undefined && lot.hasDocument(of.name, id);
}

/** For documents that an expansion or a retry names: those that they are views of. */
export async function loadSources(bench: Workbench, { of }: ReadModel, ids: Iterable<string>): Promise<void> {
  if (of !== undefined) await bench.documents.load(bench.collection(of), new Set(ids));
}

async function loadTouched(bench: Workbench, plans: readonly Plan[]): Promise<void> {
  const touched = new Map<string, Set<string>>();
  const parked = plans.flatMap(({ parks }) => parks.map(({ unit }) => unit));
  for (const { model, id } of plans.flatMap(({ touches }) => touches)) {
    const collection = bench.collection(model);
    const ids = touched.get(collection) ?? new Set();
    touched.set(collection, ids.add(id));
    const unit = bench.lot.parkedDocument(model.name, id);
    if (unit !== undefined) parked.push(unit);
  }
  await bench.lot.load(parked);
  for (const [collection, ids] of touched) await bench.documents.load(collection, ids);
}

function refusePoison({ poison }: Workbench, collection: string, id: string): void {
  const why = poison.size === 0 ? undefined : poison.get(poisonKey(collection, id));
  if (why !== undefined) throw new TypeError(why);
}

export function refuseUnstorable(row: Row, id: string, indexes: readonly (readonly string[])[]): void {
  const why = unstorable(row, id, fieldsOf(indexes));
  if (why !== undefined) throw new TypeError(why);
}

const fields = new WeakMap<readonly (readonly string[])[], readonly string[]>();

/** Every field that some index names, once. */
function fieldsOf(indexes: readonly (readonly string[])[]): readonly string[] {
  const known = fields.get(indexes) ?? [...new Set(indexes.flat())];
  fields.set(indexes, known);
  return known;
}
