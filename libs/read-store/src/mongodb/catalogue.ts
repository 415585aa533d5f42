import { makeCollection } from '@jejak/mongodb';
import type { ClientSession, Db, Collection as MongoCollection } from 'mongodb';
import { UnknownCollection } from '../errors.ts';
import type { CollectionSpec } from '../port.ts';
import { checkCollection, checkUnchanged } from '../query/index.ts';
import { type Collection, indexesOf, newPlace } from './collection.ts';

/** `making` and `dropping` outlive a process that was killed in the midst of it; the next one finishes the work. */
interface Entry {
  readonly _id: string;
  readonly place: string;
  readonly indexes: CollectionSpec['indexes'];
  readonly state: 'making' | 'ready' | 'dropping';
}

/**
 * Which collections exist. Other processes make and drop them too; what stands behind a place never changes and is
 * kept, and whoever finds nothing there looks here again.
 */
export class Catalogue {
  readonly #db: Db;
  readonly #entries: MongoCollection<Entry>;
  readonly #known = new Map<string, Collection>();

  constructor(db: Db) {
    this.#db = db;
    this.#entries = db.collection<Entry>('read.collections');
  }

  async names(): Promise<readonly string[]> {
    const ready = await this.#entries.find({ state: 'ready' }).sort({ _id: 1 }).toArray();
    return ready.map(({ _id }) => _id);
  }

  /** As last seen. Throws UnknownCollection. */
  async get(name: string): Promise<Collection> {
    return this.#known.get(name) ?? this.look(name);
  }

  /** As it is now. Throws UnknownCollection. */
  async look(name: string): Promise<Collection> {
    const entry = await this.#entries.findOne({ _id: name, state: 'ready' });
    if (entry === null) {
      this.#known.delete(name);
      throw new UnknownCollection(`there is no collection ${name}`);
    }
    const collection = { spec: { name, indexes: entry.indexes }, place: entry.place };
    this.#known.set(name, collection);
    return collection;
  }

  /** Whether they are still where they were last seen, in the eyes of a transaction. */
  async areInPlace(collections: readonly Collection[], session: ClientSession): Promise<boolean> {
    const _id = { $in: collections.map(({ spec }) => spec.name) };
    const found = await this.#entries.find({ _id, state: 'ready' }, { session }).toArray();
    const places = new Set(found.map(({ place }) => place));
    const gone = collections.filter(({ place }) => !places.has(place));
    for (const { spec } of gone) this.#known.delete(spec.name);
    return gone.length === 0;
  }

  async ensure(specs: readonly CollectionSpec[]): Promise<void> {
    for (const spec of specs) checkCollection(spec);
    const before = await this.#existing(specs);
    for (const spec of specs) {
      const entry = before.get(spec.name);
      if (entry !== undefined && entry.state !== 'dropping')
        checkUnchanged({ name: entry._id, indexes: entry.indexes }, spec);
    }
    for (const spec of specs) await this.#make(spec, before.get(spec.name));
  }

  async drop(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const filter = { _id: name };
      const entry = await this.#entries.findOneAndUpdate(filter, { $set: { state: 'dropping' } });
      if (entry !== null) await this.#drop(entry);
    }
  }

  async #existing(specs: readonly CollectionSpec[]): Promise<ReadonlyMap<string, Entry>> {
    const found = await this.#entries.find({ _id: { $in: specs.map(({ name }) => name) } }).toArray();
    return new Map(found.map((entry) => [entry._id, entry]));
  }

  /** Indexes are made where they are missing, also in a collection that is ready: somebody may have taken one away. */
  async #make(spec: CollectionSpec, before: Entry | undefined): Promise<void> {
    if (before?.state === 'dropping') await this.#drop(before);
    const { name, indexes } = spec;
    const entry = await this.#entries.findOneAndUpdate(
      { _id: name },
      { $setOnInsert: { place: newPlace(name), indexes, state: 'making' } },
      { upsert: true, returnDocument: 'after' },
    );
    if (entry === null) throw new UnknownCollection(`collection ${name} was dropped while it was made`);
    checkUnchanged({ name, indexes: entry.indexes }, spec);
    await makeCollection(this.#db, entry.place, indexesOf(spec));
    await this.#entries.updateOne({ _id: name, place: entry.place, state: 'making' }, { $set: { state: 'ready' } });
  }

  async #drop({ _id, place }: Entry): Promise<void> {
    this.#known.delete(_id);
    await this.#db.dropCollection(place);
    await this.#entries.deleteOne({ _id, place });
  }
}
