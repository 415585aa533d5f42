import { createSecretKey } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inPlainWords, isDuplicate, type MongoConnection } from '@jejak/mongodb';
import { Binary } from 'mongodb';
import {
  type CachedKey,
  type ErasedKey,
  KeyCache,
  type KeyWrapping,
  type OwnedKey,
  SubjectErased,
  type SubjectKey,
  type SubjectKeyStore,
  SubjectOfAnotherOffice,
} from '../keys/index.ts';
import { type Randomness, systemRandomness } from '../randomness/index.ts';
import { followErasures } from './follow-erasures.ts';
import { type KeyDocument, type KeyDocuments, openKeyDocuments, wrappingsIn } from './key-documents.ts';

export interface MongoSubjectKeysOptions {
  readonly connection: MongoConnection;
  /** Gets the ids of the master keys that are in use, and throws where it cannot unwrap what is wrapped under them. */
  readonly wrapping: (inUse: readonly string[]) => Promise<KeyWrapping>;
  readonly randomness?: Randomness;
  /** Where the 32 bytes of a new subject's key come from; random where it is left out, as it must be for real people. */
  readonly secretOf?: (subject: string) => Uint8Array;
  /** How many unwrapped keys stay in memory; 10,000 where it is left out. */
  readonly cacheLimit?: number;
}

export interface MongoSubjectKeys extends SubjectKeyStore {
  close(): Promise<void>;
}

/** Keys in MongoDB's private database, wrapped. Besides what the port names, its methods throw MongoUnavailable. */
export async function openMongoSubjectKeys(options: MongoSubjectKeysOptions): Promise<MongoSubjectKeys> {
  const documents = await openKeyDocuments(options.connection);
  const wrapping = await options.wrapping(await wrappingsIn(documents));
  return new KeysInMongo(documents, wrapping, options);
}

const MOST_ATTEMPTS = 50;
const AGAIN_MS = 20;

type Held = Required<Pick<KeyDocument, '_id' | 'office' | 'wrapped'>>;

class KeysInMongo implements MongoSubjectKeys {
  readonly #documents: KeyDocuments;
  readonly #wrapping: KeyWrapping;
  readonly #secretOf: (subject: string) => Uint8Array;
  readonly #cache: KeyCache;
  readonly #following: { close(): Promise<void> };
  /** Counts erasures: a key that was read before one must not enter the cache after it. */
  #erasures = 0;
  /** Only then does this process hear of the erasures of others, and may remember keys. */
  #mayRemember = false;

  constructor(
    documents: KeyDocuments,
    wrapping: KeyWrapping,
    { cacheLimit = 10_000, ...options }: MongoSubjectKeysOptions,
  ) {
    const { randomness = systemRandomness, secretOf = () => randomness.bytes(32) } = options;
    this.#documents = documents;
    this.#wrapping = wrapping;
    this.#secretOf = secretOf;
    this.#cache = new KeyCache(cacheLimit);
    this.#following = followErasures(documents, {
      erased: (subjects) => this.#forget(subjects),
      following: () => {
        this.#mayRemember = true;
      },
      blind: () => {
        this.#mayRemember = false;
        this.#erasures += 1;
        this.#cache.clear();
      },
    });
  }

  async ensure(subject: string, office: string): Promise<SubjectKey> {
    const cached = this.#cache.get(subject);
    if (cached) return keyOf(cached, office);
    const erasures = this.#erasures;
    const document = await this.#findOrMake(subject, office);
    if (!isHeld(document)) throw new SubjectErased(subject);
    return keyOf(await this.#unwrap(document, erasures), office);
  }

  async get(subject: string): Promise<SubjectKey | undefined> {
    return (await this.getMany([subject])).get(subject);
  }

  async getMany(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    const { keys, missing } = this.#cache.among(subjects);
    if (missing.length === 0) return keys;
    const erasures = this.#erasures;
    const found = await inPlainWords(() => this.#documents.find({ _id: { $in: missing } }).toArray());
    // At once, so that a KMS may answer for all of them together.
    const unwrapped = await Promise.all(found.filter(isHeld).map((document) => this.#unwrap(document, erasures)));
    for (const { key } of unwrapped) keys.set(key.subject, key);
    return keys;
  }

  async destroy(subjects: readonly string[]): Promise<void> {
    if (subjects.length === 0) return;
    this.#forget(subjects);
    const update = { $set: { erased: true }, $unset: { wrapped: '', wrapping: '' } } as const;
    const operations = subjects.map((_id) => ({ updateOne: { filter: { _id }, update, upsert: true } }));
    await inPlainWords(() => this.#documents.bulkWrite(operations, { ordered: false }));
    this.#forget(subjects);
  }

  async erasedAmong(subjects: readonly string[]): Promise<ReadonlySet<string>> {
    const filter = { _id: { $in: [...subjects] }, erased: true } as const;
    const found = await inPlainWords(() => this.#documents.find(filter, { projection: { _id: 1 } }).toArray());
    return new Set(found.map(({ _id }) => _id));
  }

  async page(after: string | null, limit: number): Promise<readonly (OwnedKey | ErasedKey)[]> {
    const found = await inPlainWords(() =>
      this.#documents.find({ _id: { $gt: after ?? '' } }, { sort: { _id: 1 }, limit: Math.max(1, limit) }).toArray(),
    );
    return Promise.all(
      found.map(async (document) => {
        if (!isHeld(document)) return { subject: document._id, secret: null };
        const { _id: subject, office, wrapped } = document;
        return { subject, office, secret: createSecretKey(await this.#wrapping.unwrap(wrapped.value(), subject)) };
      }),
    );
  }

  async adopt(keys: readonly OwnedKey[]): Promise<void> {
    if (keys.length === 0) return;
    const insert = async ({ subject, office, secret }: OwnedKey) => {
      const wrapped = new Binary(await this.#wrapping.wrap(secret.export(), subject));
      // What stands there is not touched, whatever it is.
      const update = { $setOnInsert: { office, wrapped, wrapping: this.#wrapping.id } };
      return { updateOne: { filter: { _id: subject }, update, upsert: true } };
    };
    const operations = await Promise.all(keys.map(insert));
    await inPlainWords(() => this.#documents.bulkWrite(operations, { ordered: false }));
  }

  async close(): Promise<void> {
    await this.#following.close();
    this.#mayRemember = false;
    this.#cache.clear();
  }

  /** Where another process is just making it, its key is seen once a majority has it. */
  async #findOrMake(subject: string, office: string): Promise<KeyDocument> {
    for (let attempt = 0; ; attempt += 1) {
      const found = await inPlainWords(() => this.#documents.findOne({ _id: subject }));
      if (found !== null) return found;
      const wrapped = new Binary(await this.#wrapping.wrap(this.#secretOf(subject), subject));
      const fresh = { _id: subject, office, wrapped, wrapping: this.#wrapping.id };
      try {
        await inPlainWords(() => this.#documents.insertOne(fresh));
        return fresh;
      } catch (failure) {
        if (!isDuplicate(failure) || attempt === MOST_ATTEMPTS) throw failure;
      }
      await sleep(AGAIN_MS);
    }
  }

  #forget(subjects: readonly string[]): void {
    if (subjects.length === 0) return;
    this.#erasures += 1;
    this.#cache.forget(subjects);
  }

  async #unwrap({ _id: subject, office, wrapped }: Held, erasures: number): Promise<CachedKey> {
    const secret = createSecretKey(await this.#wrapping.unwrap(wrapped.value(), subject));
    const entry = { key: { subject, secret }, office };
    if (this.#mayRemember && erasures === this.#erasures) this.#cache.put(entry);
    return entry;
  }
}

function isHeld(document: KeyDocument | null): document is Held {
  return document?.wrapped !== undefined && document.office !== undefined;
}

function keyOf({ key, office }: CachedKey, wanted: string): SubjectKey {
  if (office !== wanted) throw new SubjectOfAnotherOffice(key.subject);
  return key;
}
