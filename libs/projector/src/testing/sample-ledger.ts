import { randomUUID } from 'node:crypto';
import { type JsonObject, streams } from '@jejak/domain';
import { type EventStore, type NewEvent, StoreUnavailable } from '@jejak/event-store';
import { canonicalize } from '@jejak/integrity';

export const OFFICE = 'DMI';

/** Appends small events of the ledger's own shape, whatever a store is given to hold them. */
export class SampleLedger {
  readonly #store: EventStore;
  readonly #revisions = new Map<string, number>();

  constructor(store: EventStore) {
    this.#store = store;
  }

  /** Something is noted in a case. */
  note(key: string, data: JsonObject = {}): Promise<string> {
    return this.append(streams.case(key), 'DataEntered', data);
  }

  establish(name = 'Dinas Sosial Uji'): Promise<string> {
    return this.append(streams.office(OFFICE), 'OfficeEstablished', { code: OFFICE, name });
  }

  /** Touches every case of the office. */
  change(from = '2026-01-01T00:00:00.000Z'): Promise<string> {
    const data = { key: 'counts-first-day', service: null, value: true, from };
    return this.append(streams.office(OFFICE), 'SettingChanged', data);
  }

  /** Answers the position. */
  append(stream: string, type: string, data: JsonObject): Promise<string> {
    return this.appendAll(stream, [{ type, data }]);
  }

  async appendAll(stream: string, events: readonly { type: string; data: JsonObject }[]): Promise<string> {
    const first = (this.#revisions.get(stream) ?? -1) + 1;
    const stored = events.map(({ type, data }, index) => envelope(stream, type, first + index, data));
    return this.#append(stream, first, stored);
  }

  /** A stream that another process began; -1 where it does not exist. */
  continueAt(stream: string, revision: number): void {
    if (revision >= 0) this.#revisions.set(stream, revision);
  }

  /** Whatever bytes, as the next event of the stream. */
  appendRaw(stream: string, json: string, type = 'Unknown'): Promise<string> {
    return this.#append(stream, (this.#revisions.get(stream) ?? -1) + 1, [{ id: randomUUID(), type, json }]);
  }

  async #append(stream: string, first: number, events: readonly NewEvent[]): Promise<string> {
    const expected = first === 0 ? 'noStream' : first - 1;
    // Where nobody knows whether it happened, the same bytes go again, as the ledger sends them.
    const again = (error: unknown) => {
      if (!(error instanceof StoreUnavailable)) throw error;
      return this.#store.append(stream, expected, events);
    };
    const answer = await this.#store.append(stream, expected, events).catch(again).catch(again);
    this.#revisions.set(stream, answer.revision);
    return answer.position;
  }
}

function envelope(stream: string, type: string, revision: number, data: JsonObject): NewEvent {
  const id = randomUUID();
  const at = new Date().toISOString();
  const event = {
    ...{ v: 1, type, id, stream, revision, office: OFFICE, performedBy: { system: 'test' } },
    ...{ recordedBy: { system: 'test', officeRevision: -1 }, commandId: id, requestMac: '', correlationId: id },
    ...{ occurredAt: at, recordedAt: at, prev: null, data, sealed: [] },
  };
  return { id, type, json: canonicalize(event) };
}
