import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DataFolderLock,
  type EmbeddedEventStore,
  lockDataFolder,
  openEmbeddedEventStore,
} from '@jejak/event-store';
import { openReadStoreWritingBeside, type ReadStore } from '@jejak/read-store';
import { everyDocument } from '../documents/index.ts';
import { LiveCollections } from '../generations/index.ts';
import { Projector, type ProjectorOptions } from '../projector/index.ts';
import { keptOf, type ReadModel, type Row } from '../read-model.ts';
import { SampleLedger } from './sample-ledger.ts';
import { models } from './sample-models.ts';

export type Documents = Readonly<Record<string, readonly Row[]>>;

/** Two embedded stores in a folder of their own, and projectors over them. */
export class Bench {
  readonly folder: string;
  readonly events: EmbeddedEventStore;
  readonly ledger: SampleLedger;
  readonly #lock: DataFolderLock;
  readonly #projectors: Projector[] = [];
  readonly #stores: ReadStore[] = [];

  private constructor(lock: DataFolderLock, events: EmbeddedEventStore) {
    this.folder = lock.folder;
    this.#lock = lock;
    this.events = events;
    this.ledger = new SampleLedger(events);
  }

  static async open(): Promise<Bench> {
    const lock = lockDataFolder(mkdtempSync(join(tmpdir(), 'jejak-projector-')), 'spec');
    return new Bench(lock, await openEmbeddedEventStore(lock));
  }

  readStore(name = 'read.db'): ReadStore {
    const store = openReadStoreWritingBeside({ file: join(this.folder, name) });
    this.#stores.push(store);
    return store;
  }

  async project(readStore: ReadStore, options: Partial<ProjectorOptions> = {}): Promise<Projector> {
    const projector = await Projector.start({ eventStore: this.events, readStore, models, ...options });
    this.#projectors.push(projector);
    return projector;
  }

  /** What a projector makes of all events from nothing. */
  async fresh(name: string, options: Partial<ProjectorOptions> = {}): Promise<Documents> {
    const store = this.readStore(name);
    const projector = await this.project(store, options);
    await projector.caughtUp();
    await projector.stop();
    return documentsIn(store, options.models);
  }

  async close(): Promise<void> {
    for (const projector of this.#projectors) await projector.stop();
    for (const store of this.#stores) await store.close();
    await this.events.close();
    this.#lock.release();
    rmSync(this.folder, { recursive: true });
  }
}

/** All documents of the live generation, totals included. */
export async function documentsIn(store: ReadStore, of: readonly ReadModel[] = models): Promise<Documents> {
  const live = await LiveCollections.open(store);
  const found: Record<string, Row[]> = {};
  for (const { name } of of.flatMap(keptOf)) {
    const rows: Row[] = [];
    for await (const page of everyDocument<Row>(store, live.name(name))) rows.push(...page);
    found[name] = rows;
  }
  await live.close();
  return found;
}
