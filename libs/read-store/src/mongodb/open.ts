import {
  connectToMongoDB,
  type MongoConnection,
  type MongoSettings,
  type TransactOptions,
  troubleOf,
} from '@jejak/mongodb';
import type { ClientSession, Collection as MongoCollection } from 'mongodb';
import { StoreUnavailable } from '../errors.ts';
import type { Checkpoint, CollectionSpec, Commit, Document, Filter, FindOptions, Page, ReadStore } from '../port.ts';
import { indexValueOf, type Query, resolveFilter, resolveFind, writeCursor } from '../query/index.ts';
import { Catalogue } from './catalogue.ts';
import { Checkpoints } from './checkpoints.ts';
import type { Collection } from './collection.ts';
import { commitTo } from './commit.ts';
import { CommitStream } from './commit-stream.ts';
import { inPortsWords } from './failures.ts';
import { filterOf, stretchesOf } from './selection.ts';
import { fromStored, type StoredDocument } from './stored-document.ts';
import { WriterSessions } from './writer-sessions.ts';

/** The read store in MongoDB. The connection stays its owner's: closing the store leaves it open. */
export function openMongoReadStore(connection: MongoConnection, patience: TransactOptions = {}): ReadStore {
  return new MongoReadStore(connection, async () => {}, patience);
}

/** With a connection of its own, which ends with it. Throws MongoRefused. */
export async function connectMongoReadStore(settings: MongoSettings): Promise<ReadStore> {
  const connection = await connectToMongoDB(settings);
  return new MongoReadStore(connection, () => connection.close(), {});
}

type Found = readonly StoredDocument[];

class MongoReadStore implements ReadStore {
  readonly #connection: MongoConnection;
  readonly #catalogue: Catalogue;
  readonly #checkpoints: Checkpoints;
  readonly #stream: CommitStream;
  readonly #sessions: WriterSessions;
  readonly #onClose: () => Promise<void>;
  readonly #patience: TransactOptions;
  #closed = false;

  constructor(connection: MongoConnection, onClose: () => Promise<void>, patience: TransactOptions) {
    this.#patience = patience;
    this.#connection = connection;
    this.#onClose = onClose;
    this.#catalogue = new Catalogue(connection.readModels);
    this.#checkpoints = new Checkpoints(connection.readModels);
    this.#stream = new CommitStream(this.#checkpoints);
    this.#sessions = new WriterSessions(connection);
  }

  ensure(collections: readonly CollectionSpec[]): Promise<void> {
    return this.#run(() => this.#catalogue.ensure(collections));
  }

  collections(): Promise<readonly string[]> {
    return this.#run(() => this.#catalogue.names());
  }

  drop(collections: readonly string[]): Promise<void> {
    return this.#run(() => this.#catalogue.drop(collections));
  }

  get<T extends Document>(collection: string, id: string): Promise<T | undefined> {
    return this.#run(async () => {
      const found = await this.#look(collection, async (target) => {
        const document = id.isWellFormed() ? await target.findOne({ _id: id }) : null;
        return document === null ? [] : [document];
      });
      return found.map((document) => fromStored<T>(document))[0];
    });
  }

  getMany<T extends Document>(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, T>> {
    const wanted = ids.filter((id) => id.isWellFormed());
    return this.#run(async () => {
      const found = await this.#look(collection, (target) =>
        wanted.length === 0
          ? Promise.resolve([])
          : this.#snapshot((session) =>
              target.find({ _id: { $in: wanted } }, { session, batchSize: wanted.length + 1 }).toArray(),
            ),
      );
      return new Map(found.map((document) => [document._id, fromStored<T>(document)]));
    });
  }

  find<T extends Document>(name: string, options: FindOptions): Promise<Page<T>> {
    return this.#run(async () => {
      let query = resolveFind((await this.#catalogue.get(name)).spec, options);
      const found = await this.#look(name, (target, { spec }) => {
        query = resolveFind(spec, options);
        return this.#snapshot((session) => pageOf(target, query, session));
      });
      const page = found.slice(0, query.limit);
      const last = found.length > query.limit ? page.at(-1) : undefined;
      return {
        documents: page.map((document) => fromStored<T>(document)),
        next: last === undefined ? null : writeCursor(query.fingerprint, placeOf(name, query, last)),
      };
    });
  }

  count(name: string, filter?: Filter): Promise<number> {
    return this.#run(async () => {
      const count = async ({ spec, place }: Collection) => {
        const { constraints } = resolveFilter(spec, filter);
        const target = this.#connection.readModels.collection<StoredDocument>(place);
        return target.countDocuments(filterOf(constraints));
      };
      return (await count(await this.#catalogue.get(name))) || count(await this.#catalogue.look(name));
    });
  }

  async commit(commit: Commit): Promise<void> {
    const parts = {
      connection: this.#connection,
      catalogue: this.#catalogue,
      checkpoints: this.#checkpoints,
      sessions: this.#sessions,
      patience: this.#patience,
    };
    await this.#run(() => commitTo(parts, commit));
    if (commit.checkpoint !== undefined) this.#stream.announce();
  }

  checkpoint(name: string): Promise<Checkpoint | null> {
    return this.#run(() => this.#checkpoints.read(name));
  }

  onCommit(listener: () => void): () => void {
    return this.#stream.subscribe(listener);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#stream.close();
    await this.#sessions.close();
    await this.#onClose();
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new StoreUnavailable('the read store is closed');
    return inPortsWords(work);
  }

  /** Nothing found may mean that the collection is not there any more, or elsewhere. */
  async #look(
    name: string,
    search: (target: MongoCollection<StoredDocument>, collection: Collection) => Promise<Found>,
  ): Promise<Found> {
    const searchIn = (collection: Collection) =>
      search(this.#connection.readModels.collection<StoredDocument>(collection.place), collection);
    const known = await this.#catalogue.get(name);
    const found = await searchIn(known);
    if (found.length > 0) return found;
    const now = await this.#catalogue.look(name);
    return now.place === known.place ? found : searchIn(now);
  }

  /** All reads inside see one state; where it is too old for the server by then, once more. */
  async #snapshot<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
    const once = () => this.#connection.client.withSession({ snapshot: true }, work);
    try {
      return await once();
    } catch (failure) {
      if (troubleOf(failure) !== 'snapshot-gone') throw failure;
      return once();
    }
  }
}

/** The page and one document more, which tells whether it is the last. */
async function pageOf(target: MongoCollection<StoredDocument>, query: Query, session: ClientSession): Promise<Found> {
  const found: StoredDocument[] = [];
  for (const { filter, sort } of stretchesOf(query)) {
    const limit = query.limit + 1 - found.length;
    if (limit === 0) break;
    found.push(...(await target.find(filter, { sort, limit, batchSize: limit + 1, session }).toArray()));
  }
  return found;
}

function placeOf(name: string, { order }: Query, { _id, doc }: StoredDocument) {
  return { id: _id, value: order.field === null ? null : indexValueOf(name, _id, doc, order.field) };
}
