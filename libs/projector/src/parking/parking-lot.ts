import type { ReadStore } from '@jejak/read-store';
import { everyDocument, type WorkingSet } from '../documents/index.ts';
import type { NumberedEvent } from '../ordinals/index.ts';
import {
  documentUnit,
  EVERY_PROJECTION,
  openEntry,
  type ParkedEntry,
  type ParkedUnit,
  streamUnit,
  withEvent,
} from './parked-entry.ts';

/** Which documents and streams of a generation are parked. The entries themselves are documents of the working set. */
export class ParkingLot {
  readonly #collection: string;
  readonly #documents: WorkingSet;
  readonly #units: Map<string, ParkedUnit>;
  #opened: ParkedEntry[] = [];

  private constructor(collection: string, documents: WorkingSet, units: Map<string, ParkedUnit>) {
    this.#collection = collection;
    this.#documents = documents;
    this.#units = units;
  }

  static async load(store: ReadStore, collection: string, documents: WorkingSet): Promise<ParkingLot> {
    const units = new Map<string, ParkedUnit>();
    for await (const page of everyDocument<ParkedEntry>(store, collection)) {
      for (const { id, projection, document } of page) units.set(id, { id, projection, document });
    }
    return new ParkingLot(collection, documents, units);
  }

  get size(): number {
    return this.#units.size;
  }

  /** Streams parked because an event in them cannot be read. */
  get undecodable(): number {
    return [...this.#units.values()].filter(({ projection }) => projection === EVERY_PROJECTION).length;
  }

  has({ id }: ParkedUnit): boolean {
    return this.#units.has(id);
  }

  /** Whether the document is parked; asked for every document of every event, so that mostly nothing is looked up. */
  hasDocument(projection: string, document: string): boolean {
    return this.#units.size > 0 && this.#units.has(documentUnit(projection, document).id);
  }

  hasStream(projection: string, stream: string): boolean {
    return this.#units.size > 0 && this.#units.has(streamUnit(projection, stream).id);
  }

  /** Parked documents of a projection. */
  documentsOf(projection: string): readonly ParkedUnit[] {
    return [...this.#units.values()].filter((unit) => unit.projection === projection && unit.document !== null);
  }

  /** Needed before `add` for units that are parked already. */
  async load(units: Iterable<ParkedUnit>): Promise<void> {
    const ids = new Set([...units].map(({ id }) => id));
    if (ids.size > 0) await this.#documents.load(this.#collection, ids);
  }

  /** Parks the event behind those of its unit; the first one comes with the error. */
  add(unit: ParkedUnit, at: NumberedEvent, error: string): void {
    const entry = this.entry(unit);
    const next = entry === undefined ? openEntry(unit, at, error) : withEvent(entry, at);
    if (entry === undefined) this.#opened.push(next);
    this.put(next);
  }

  /** What was parked anew since it was last asked. */
  takeOpened(): readonly ParkedEntry[] {
    const opened = this.#opened;
    this.#opened = [];
    return opened;
  }

  /** So that later events of the same stretch see it, before the entry itself is made. */
  announce(unit: ParkedUnit): void {
    this.#units.set(unit.id, unit);
  }

  entry({ id }: Pick<ParkedUnit, 'id'>): ParkedEntry | undefined {
    const row = this.#documents.get(this.#collection, id);
    return row === undefined ? undefined : asEntry(row);
  }

  put(entry: ParkedEntry): void {
    this.#units.set(entry.id, entry);
    this.#documents.put(this.#collection, entry.id, entry);
  }

  release({ id }: ParkedUnit): void {
    this.#units.delete(id);
    this.#documents.put(this.#collection, id, undefined);
  }

  /** The unit of a document, where it is parked. */
  parkedDocument(projection: string, document: string): ParkedUnit | undefined {
    return this.#units.size === 0 ? undefined : this.#units.get(documentUnit(projection, document).id);
  }
}

/** Nothing else is ever put into this collection. */
const asEntry = (row: object): ParkedEntry => row as ParkedEntry;
