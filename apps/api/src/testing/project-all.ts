import {
  evolveOffice,
  type LedgerEvent,
  newOffice,
  OFFICE_EVENT_TYPES,
  type OfficeEvent,
  type OfficeState,
} from '@jejak/domain';
import type { EventStore, StoredEvent } from '@jejak/event-store';
import { type ExpansionFilter, projections, type Reference } from '@jejak/projections';
import type { ReadStore } from '@jejak/read-store';

type Row = { readonly id: string };

/** A projection whose documents are not known further: any of them fits. */
interface AnyProjection {
  readonly name: string;
  readonly indexes: readonly (readonly string[])[];
  keys(event: LedgerEvent, reference: Reference): readonly string[];
  reduce(row: Row | undefined, event: LedgerEvent, ordinal: number, reference: Reference, id: string): Row | undefined;
  expand?(event: LedgerEvent, reference: Reference): ExpansionFilter | undefined;
}

const GENERATION = 'g1';
const BOOK = 'generations';
const MOST_WRITES = 500;
const officeTypes: ReadonlySet<string> = new Set(OFFICE_EVENT_TYPES);

/** Folds everything that the event store holds into the live read models, at once; answers the position reached. */
export async function projectAll(eventStore: EventStore, readStore: ReadStore): Promise<string | null> {
  const models: readonly AnyProjection[] = projections;
  const collections = models.map(({ name, indexes }) => ({ name: `${GENERATION}.${name}`, indexes }));
  await readStore.ensure([...collections, { name: BOOK, indexes: [] }]);
  const stored = await everyEvent(eventStore);
  const writes = models.flatMap((model) => {
    const rows = folded(model, stored);
    return [...rows].map(([id, document]) => ({ collection: `${GENERATION}.${model.name}`, id, document }));
  });
  for (let at = 0; at < writes.length; at += MOST_WRITES) {
    await readStore.commit({ writes: writes.slice(at, at + MOST_WRITES) });
  }
  const position = stored.at(-1)?.position ?? null;
  await readStore.commit({
    writes: [{ collection: BOOK, id: 'live', document: { id: 'live', generation: GENERATION, shapes: {} } }],
    checkpoint: {
      name: GENERATION,
      from: await readStore.checkpoint(GENERATION),
      to: { position, ordinal: stored.length - 1, fence: 1 },
    },
  });
  return position;
}

async function everyEvent(store: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const after = events.at(-1)?.position;
    const page = await store.readAll({ limit: 1000, ...(after === undefined ? {} : { after }) });
    if (page.length === 0) return events;
    events.push(...page);
  }
}

function folded(model: AnyProjection, stored: readonly StoredEvent[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  const offices = new Map<string, OfficeState>();
  const reference = { office: (code: string) => offices.get(code) };
  for (const [ordinal, { json }] of stored.entries()) {
    const event: LedgerEvent = JSON.parse(json);
    if (isOfficeEvent(event)) {
      offices.set(event.office, evolveOffice(offices.get(event.office) ?? newOffice(event.office), event));
    }
    const filter = model.expand?.(event, reference);
    const found = filter ? [...rows].filter(([, row]) => matches(row, filter)).map(([id]) => id) : [];
    for (const id of new Set([...model.keys(event, reference), ...found])) {
      const row = model.reduce(rows.get(id), event, ordinal, reference, id);
      if (row) rows.set(id, row);
      else rows.delete(id);
    }
  }
  return rows;
}

function isOfficeEvent(event: LedgerEvent): event is OfficeEvent {
  return officeTypes.has(event.type);
}

function matches(row: Row, filter: ExpansionFilter): boolean {
  const fields = new Map<string, unknown>(Object.entries(row));
  return Object.entries(filter).every(([field, value]) => fields.get(field) === value);
}
