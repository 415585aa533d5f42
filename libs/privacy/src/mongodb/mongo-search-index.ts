import { inPlainWords, type MongoConnection, makeCollection } from '@jejak/mongodb';
import type { Collection, Filter } from 'mongodb';
import type { SubjectKey } from '../keys/index.ts';
import {
  type IndexedSubject,
  type IndexedTokens,
  IndexTokens,
  MOST_WORDS,
  type SearchEntries,
  type SearchIndexStore,
} from '../search/index.ts';

/** All tokens that a subject is found by. */
interface SearchDocument {
  readonly _id: string;
  readonly office: string;
  readonly nik: readonly string[];
  readonly names: readonly string[];
}

/**
 * The index in MongoDB's private database, under a key of its own: `subjectKeys.ensure(SEARCH_INDEX_SUBJECT, '')`.
 * Its methods throw MongoUnavailable, MongoFull.
 */
export async function mongoSearchIndex({ private: db }: MongoConnection, key: SubjectKey): Promise<SearchIndexStore> {
  const indexes = [{ key: { nik: 1, office: 1, _id: 1 } }, { key: { names: 1, office: 1, _id: 1 } }] as const;
  await inPlainWords(() => makeCollection(db, 'search-index', [...indexes]));
  return new MongoSearchIndex(db.collection<SearchDocument>('search-index'), new IndexTokens(key.secret));
}

class MongoSearchIndex implements SearchIndexStore {
  readonly #documents: Collection<SearchDocument>;
  readonly #tokens: IndexTokens;

  constructor(documents: Collection<SearchDocument>, tokens: IndexTokens) {
    this.#documents = documents;
    this.#tokens = tokens;
  }

  async put(subject: string, office: string, entries: SearchEntries): Promise<void> {
    const { nik, names } = await this.#tokensOf(entries);
    const update = { $set: { office }, $addToSet: { nik: { $each: [...nik] }, names: { $each: [...names] } } };
    await inPlainWords(() => this.#documents.updateOne({ _id: subject }, update, { upsert: true }));
  }

  async replace(subject: string, office: string, entries: SearchEntries): Promise<void> {
    const replacement = { office, ...(await this.#tokensOf(entries)) };
    await inPlainWords(() => this.#documents.replaceOne({ _id: subject }, replacement, { upsert: true }));
  }

  async remove(subjects: readonly string[]): Promise<void> {
    await inPlainWords(() => this.#documents.deleteMany({ _id: { $in: [...subjects] } }));
  }

  async subjects(after: string | null, limit: number): Promise<readonly IndexedSubject[]> {
    const found = await inPlainWords(() =>
      this.#documents
        .find({ _id: { $gt: after ?? '' } }, { sort: { _id: 1 }, limit: Math.max(1, limit), projection: { office: 1 } })
        .toArray(),
    );
    return found.map(({ _id, office }) => ({ subject: _id, office }));
  }

  async page(after: string | null, limit: number): Promise<readonly IndexedTokens[]> {
    const found = await inPlainWords(() =>
      this.#documents.find({ _id: { $gt: after ?? '' } }, { sort: { _id: 1 }, limit: Math.max(1, limit) }).toArray(),
    );
    return found.map(({ _id, office, nik, names }) => ({
      ...{ subject: _id, office, nik: nik.toSorted(), names: names.toSorted() },
    }));
  }

  async adopt(indexed: readonly IndexedTokens[]): Promise<void> {
    if (indexed.length === 0) return;
    const operations = indexed.map(({ subject, ...replacement }) => ({
      replaceOne: { filter: { _id: subject }, replacement, upsert: true },
    }));
    await inPlainWords(() => this.#documents.bulkWrite(operations, { ordered: false }));
  }

  async byNik(office: string | null, nik: string): Promise<readonly string[]> {
    return this.#find(office, { nik: await this.#tokens.ofNik(nik) }, 0);
  }

  async byName(office: string | null, query: string, limit: number): Promise<readonly string[]> {
    const tokens = this.#tokens.ofName(query);
    if (tokens.length === 0) return [];
    const [sought, others] = [tokens.slice(0, MOST_WORDS), tokens.slice(MOST_WORDS)];
    // The server weighs every word that it might begin with; of very many it only has to test the rest.
    const rest = others.length === 0 ? {} : { $expr: { $setIsSubset: [others, '$names'] } };
    return this.#find(office, { names: { $all: sought }, ...rest }, Math.max(1, limit));
  }

  async #tokensOf({ nik, names }: SearchEntries): Promise<Pick<SearchDocument, 'nik' | 'names'>> {
    const nikTokens = nik === undefined ? [] : [await this.#tokens.ofNik(nik)];
    return { nik: nikTokens, names: this.#tokens.ofNames(names) };
  }

  async #find(office: string | null, sought: Filter<SearchDocument>, limit: number): Promise<readonly string[]> {
    const filter = { ...sought, ...(office === null ? {} : { office }) };
    const found = await inPlainWords(() =>
      this.#documents.find(filter, { sort: { _id: 1 }, limit, projection: { _id: 1 } }).toArray(),
    );
    return found.map(({ _id }) => _id);
  }
}
