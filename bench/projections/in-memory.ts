import { evolveCase, evolveOffice, type LedgerEvent, newCase, newOffice, type OfficeState } from '@jejak/domain';
import type { StoredEvent } from '@jejak/event-store';
import { type ExpansionFilter, projections, type Reference } from '@jejak/projections';
import type { ReadModel, Row } from '@jejak/projector';
import { numberOf } from '../support/numbers.ts';
import { type Took, timed } from '../support/timed.ts';

const ROUNDS = 5;

/**
 * All reducers over events that are there, documents in maps: the code alone, no store, no projector. Figures are by
 * processor time, which is what it would take if nobody else used the machine; the first one is by the clock as well.
 */
export function foldInMemory(stored: readonly StoredEvent[]): Record<string, number> {
  const parsing = best(() => stored.map(({ json }) => JSON.parse(json)));
  const events = stored.map(({ json }): LedgerEvent => JSON.parse(json));
  const all = best(() => fold(events, projections));
  const each = projections.map((model): [string, number] => {
    const { processorMs } = best(() => fold(events, withSource(model)));
    return [`in_memory_${model.name.replace('-', '_')}_alone_events_per_processor_s`, rate(events, processorMs)];
  });
  return {
    in_memory_all_reducers_events_per_processor_s: rate(events, all.processorMs),
    in_memory_all_reducers_events_per_s: rate(events, all.clockMs),
    ...Object.fromEntries(each),
    limit_parsing_the_events_events_per_processor_s: rate(events, parsing.processorMs),
    limit_domain_fold_of_cases_events_per_processor_s: rate(events, best(() => foldCases(events)).processorMs),
    in_memory_all_reducers_to_parsing_time_ratio: numberOf(all.processorMs / parsing.processorMs, 2),
  };
}

/** A view is folded from the documents that it is of. */
function withSource(model: ReadModel): readonly ReadModel[] {
  return projections.filter(({ name }) => name === model.name || name === model.of?.name);
}

/** Best of several. */
function best(work: () => unknown): Omit<Took, 'allThreadsMs'> {
  const rounds = Array.from({ length: ROUNDS }, () => timed(work));
  return {
    clockMs: Math.min(...rounds.map(({ clockMs }) => clockMs)),
    processorMs: Math.min(...rounds.map(({ processorMs }) => processorMs)),
  };
}

function rate(events: readonly unknown[], milliseconds: number): number {
  return Math.round((events.length * 1_000) / milliseconds);
}

/** Documents of one read model in the making. */
interface Shelf {
  readonly model: ReadModel;
  readonly rows: Map<string, Row>;
}

/** What the projector does with reducers, without everything else that it does. */
export function fold(events: readonly LedgerEvent[], models: readonly ReadModel[]): Map<ReadModel, Map<string, Row>> {
  const offices = new Map<string, OfficeState>();
  const reference: Reference = { office: (code) => offices.get(code) };
  const families = familiesOf(models);
  events.forEach((event, ordinal) => {
    if (event.stream.startsWith('office-')) foldOffice(offices, event);
    for (const { source, views } of families) {
      for (const id of touchedBy(event, source, reference)) {
        const row = foldInto(source, id, event, ordinal, reference);
        for (const view of views) foldInto(view, id, event, ordinal, reference, row);
      }
    }
  });
  const shelves = families.flatMap(({ source, views }) => [source, ...views]);
  return new Map(shelves.map(({ model, rows }) => [model, rows]));
}

/** Read models with their views, which have the same keys, expansions and ids, so that those are asked for once. */
function familiesOf(models: readonly ReadModel[]) {
  const shelf = (model: ReadModel): Shelf => ({ model, rows: new Map() });
  return models
    .filter(({ of }) => of === undefined)
    .map((model) => ({ source: shelf(model), views: models.filter(({ of }) => of?.name === model.name).map(shelf) }));
}

function touchedBy(event: LedgerEvent, { model, rows }: Shelf, reference: Reference): readonly string[] {
  const keys = model.keys(event, reference);
  const filter = model.expand?.(event, reference);
  if (filter !== undefined) return [...new Set([...keys, ...matching(rows, filter)])];
  return keys.length < 2 ? keys : [...new Set(keys)];
}

/** The document after the event, from what it is a view of where it is one. */
function foldInto(
  { model, rows }: Shelf,
  id: string,
  event: LedgerEvent,
  ordinal: number,
  reference: Reference,
  source?: Row,
): Row | undefined {
  const before = rows.get(id);
  const row = model.reduce(before, event, ordinal, reference, id, source);
  if (row === undefined) rows.delete(id);
  else if (row !== before) rows.set(id, row);
  return row;
}

/** What stands in an office's stream was written by the ledger as events of the office. */
function foldOffice(offices: Map<string, OfficeState>, event: LedgerEvent): void {
  offices.set(
    event.office,
    evolveOffice(offices.get(event.office) ?? newOffice(event.office), event as Parameters<typeof evolveOffice>[1]),
  );
}

function matching(rows: ReadonlyMap<string, Row>, filter: ExpansionFilter): readonly string[] {
  const wanted = Object.entries(filter);
  const found: string[] = [];
  rows.forEach((row, id) => {
    const fields: { readonly [field: string]: unknown } = row;
    if (wanted.every(([field, value]) => fields[field] === value)) found.push(id);
  });
  return found;
}

/** The least that any read model of cases does: the domain's own fold, without documents. */
function foldCases(events: readonly LedgerEvent[]): number {
  const cases = new Map<string, ReturnType<typeof newCase>>();
  for (const event of events) {
    if (!event.stream.startsWith('case-')) continue;
    const state = cases.get(event.stream) ?? newCase(event.stream.slice('case-'.length));
    cases.set(event.stream, evolveCase(state, event as Parameters<typeof evolveCase>[1]));
  }
  return cases.size;
}
