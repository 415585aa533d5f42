import {
  evolveOffice,
  type LedgerEvent,
  newOffice,
  OFFICE_EVENT_TYPES,
  type OfficeEvent,
  type OfficeState,
} from '@jejak/domain';
import type { ExpansionFilter, Projection, Reference } from '../projection.ts';
import type { Share, Totals } from '../totals.ts';

/** A small projector: folds events in order, and stores and loads everything again at each cut. */
export function fold<D extends { readonly id: string }, S extends { readonly id: string } = never>(
  projection: Projection<D, S>,
  events: readonly LedgerEvent[],
  cuts: readonly number[] = [],
): ReadonlyMap<string, D> {
  let documents = new Map<string, D>();
  let sources = new Map<string, S>();
  let offices = new Map<string, OfficeState>();
  const reference = { office: (code: string) => offices.get(code) };
  for (const [ordinal, event] of events.entries()) {
    if (cuts.includes(ordinal)) {
      documents = new Map(storedAndLoaded([...documents]));
      sources = new Map(storedAndLoaded([...sources]));
      offices = new Map(storedAndLoaded([...offices]));
    }
    if (isOfficeEvent(event)) {
      offices.set(event.office, evolveOffice(offices.get(event.office) ?? newOffice(event.office), event));
    }
    if (projection.of) step(projection.of, sources, event, ordinal, reference);
    step(projection, documents, event, ordinal, reference, sources);
  }
  return documents;
}

function step<D extends { readonly id: string }, S extends { readonly id: string }>(
  projection: Projection<D, S>,
  documents: Map<string, D>,
  event: LedgerEvent,
  ordinal: number,
  reference: Reference,
  sources?: ReadonlyMap<string, S>,
): void {
  const filter = projection.expand?.(event, reference);
  const found = filter ? matching(documents, filter) : [];
  for (const id of new Set([...projection.keys(event, reference), ...found])) {
    const document = projection.reduce(documents.get(id), event, ordinal, reference, id, sources?.get(id));
    if (document === undefined) documents.delete(id);
    else documents.set(id, document);
  }
}

/** One document of a read model; throws where there is none. */
export function folded<D extends { readonly id: string }, S extends { readonly id: string } = never>(
  projection: Projection<D, S>,
  events: readonly LedgerEvent[],
  id: string,
): D {
  const document = fold(projection, events).get(id);
  if (!document) throw new Error(`${projection.name} has no ${id}`);
  return document;
}

const officeTypes: ReadonlySet<string> = new Set(OFFICE_EVENT_TYPES);

function isOfficeEvent(event: LedgerEvent): event is OfficeEvent {
  return officeTypes.has(event.type);
}

function matching<D extends object>(documents: ReadonlyMap<string, D>, filter: ExpansionFilter): readonly string[] {
  const wanted = Object.entries(filter);
  return [...documents]
    .filter(([, document]) => {
      const fields = new Map<string, unknown>(Object.entries(document));
      return wanted.every(([field, value]) => fields.get(field) === value);
    })
    .map(([id]) => id);
}

function storedAndLoaded<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** Totals over documents, by the id that they are stored under; figures that are 0 are left out. */
export function sumUp<D>(totals: Totals<D>, documents: Iterable<D>): ReadonlyMap<string, Share['figures']> {
  const sums = new Map<string, { [figure: string]: number }>();
  for (const { of, figures } of [...documents].flatMap((document) => totals.contribution(document))) {
    const key = JSON.stringify(Object.values(of));
    const sum = sums.get(key) ?? {};
    sums.set(key, sum);
    for (const [figure, value] of Object.entries(figures)) if (value !== 0) sum[figure] = (sum[figure] ?? 0) + value;
  }
  return sums;
}
