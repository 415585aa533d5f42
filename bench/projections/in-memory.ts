import { evolveCase, evolveOffice, type LedgerEvent, newCase, newOffice, type OfficeState } from '@jejak/domain';
import type { StoredEvent } from '@jejak/event-store';
import { type ExpansionFilter, projections, type Reference } from '@jejak/projections';
import type { ReadModel, Row } from '@jejak/projector';
import { numberOf } from '../support/numbers.ts';

const ROUNDS = 5;

/** All reducers over events that are there, documents in maps: the code alone, no store, no projector. */
export function foldInMemory(stored: readonly StoredEvent[]): Record<string, number> {
  const parsing = best(() => stored.map(({ json }) => JSON.parse(json)));
  const events = stored.map(({ json }): LedgerEvent => JSON.parse(json));
  const all = best(() => fold(events, projections));
  const each = projections.map((model): [string, number] => [
    `in_memory_${model.name.replace('-', '_')}_alone_events_per_s`,
    rate(
      events,
      best(() => fold(events, withSource(model))),
    ),
  ]);
  return {
    in_memory_all_reducers_events_per_s: rate(events, all),
    ...Object.fromEntries(each),
    limit_parsing_the_events_events_per_s: rate(events, parsing),
    limit_domain_fold_of_cases_events_per_s: rate(
      events,
      best(() => foldCases(events)),
    ),
    in_memory_all_reducers_to_parsing_time_ratio: numberOf(all / parsing, 2),
  };
}

/** A view is folded from the documents that it is of. */
function withSource(model: ReadModel): readonly ReadModel[] {
  return projections.filter(({ name }) => name === model.name || name === model.of?.name);
}

/** Best of several, in milliseconds: what the code can do when nobody else takes the processor. */
function best(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function rate(events: readonly unknown[], milliseconds: number): number {
  return Math.round((events.length * 1_000) / milliseconds);
}

/** What the projector does with reducers, without everything else that it does. */
export function fold(events: readonly LedgerEvent[], models: readonly ReadModel[]): Map<ReadModel, Map<string, Row>> {
  const offices = new Map<string, OfficeState>();
  const reference: Reference = { office: (code) => offices.get(code) };
  const shelves = models.map((model) => ({ model, rows: new Map<string, Row>() }));
  events.forEach((event, ordinal) => {
    if (event.stream.startsWith('office-')) foldOffice(offices, event);
    for (const { model, rows } of shelves) {
      const filter = model.expand?.(event, reference);
      const found = filter === undefined ? [] : matching(rows, filter);
      for (const id of new Set([...model.keys(event, reference), ...found])) {
        const source = model.of && shelves.find((shelf) => shelf.model === model.of)?.rows.get(id);
        const row = model.reduce(rows.get(id), event, ordinal, reference, id, source);
        if (row === undefined) rows.delete(id);
        else rows.set(id, row);
      }
    }
  });
  return new Map(shelves.map(({ model, rows }) => [model, rows]));
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
  return [...rows.values()]
    .filter((row) => {
      const fields: { readonly [field: string]: unknown } = row;
      return wanted.every(([field, value]) => fields[field] === value);
    })
    .map(({ id }) => id);
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
