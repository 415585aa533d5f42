import {
  evolveOffice,
  type LedgerEvent,
  newOffice,
  OFFICE_EVENT_TYPES,
  type OfficeEvent,
  type OfficeState,
} from '@jejak/domain';
import type { ExpansionFilter, Projection } from '../projection.ts';

/** A small projector: folds events in order, and stores and loads everything again at each cut. */
export function fold<D extends { readonly id: string }>(
  projection: Projection<D>,
  events: readonly LedgerEvent[],
  cuts: readonly number[] = [],
): ReadonlyMap<string, D> {
  let documents = new Map<string, D>();
  let offices = new Map<string, OfficeState>();
  const reference = { office: (code: string) => offices.get(code) };
  for (const [ordinal, event] of events.entries()) {
    if (cuts.includes(ordinal)) {
      documents = new Map(storedAndLoaded([...documents]));
      offices = new Map(storedAndLoaded([...offices]));
    }
    if (isOfficeEvent(event)) {
      offices.set(event.office, evolveOffice(offices.get(event.office) ?? newOffice(event.office), event));
    }
    const filter = projection.expand?.(event, reference);
    const found = filter ? matching(documents, filter) : [];
    for (const id of new Set([...projection.keys(event, reference), ...found])) {
      const document = projection.reduce(documents.get(id), event, ordinal, reference, id);
      if (document === undefined) documents.delete(id);
      else documents.set(id, document);
    }
  }
  return documents;
}

/** One document of a read model; throws where there is none. */
export function folded<D extends { readonly id: string }>(
  projection: Projection<D>,
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
