import { createSecretKey } from 'node:crypto';
import type { PrivateDatabase, Row } from '../database/index.ts';
import { type Randomness, systemRandomness } from '../randomness/index.ts';
import { SubjectErased, SubjectOfAnotherOffice } from './errors.ts';
import { type CachedKey, KeyCache } from './key-cache.ts';
import type { ErasedKey, KeyWrapping, OwnedKey, SubjectKey, SubjectKeyStore } from './port.ts';

export interface SubjectKeysOptions {
  readonly database: PrivateDatabase;
  readonly wrapping: KeyWrapping;
  readonly randomness?: Randomness;
  /** Where the 32 bytes of a new subject's key come from; random where it is left out, as it must be for real people. */
  readonly secretOf?: (subject: string) => Uint8Array;
  /** How many unwrapped keys stay in memory; 10,000 where it is left out. */
  readonly cacheLimit?: number;
}

type KeyRow = Row & {
  readonly subject: string;
  readonly office: string | null;
  readonly wrapped: Uint8Array | null;
};

const INSERT = `INSERT INTO subject_key (subject, office, wrapped, wrapping) VALUES (?, ?, ?, ?)
  ON CONFLICT (subject) DO NOTHING`;
const SELECT = 'SELECT subject, office, wrapped FROM subject_key';
const AMONG = 'subject IN (SELECT value FROM json_each(?))';
const ERASE = `INSERT INTO subject_key (subject) SELECT value FROM json_each(?) WHERE true
  ON CONFLICT (subject) DO UPDATE SET wrapped = NULL, wrapping = NULL`;

/** Keys in `private.db`; needs {@link subjectKeysSchema} there. */
export function embeddedSubjectKeys(options: SubjectKeysOptions): SubjectKeyStore {
  return new EmbeddedSubjectKeys(options);
}

class EmbeddedSubjectKeys implements SubjectKeyStore {
  readonly #database: PrivateDatabase;
  readonly #wrapping: KeyWrapping;
  readonly #secretOf: (subject: string) => Uint8Array;
  readonly #cache: KeyCache;
  /** Counts erasures: a key that was read before one must not enter the cache after it. */
  #erasures = 0;

  constructor({ database, wrapping, cacheLimit = 10_000, ...options }: SubjectKeysOptions) {
    const { randomness = systemRandomness, secretOf = () => randomness.bytes(32) } = options;
    this.#database = database;
    this.#wrapping = wrapping;
    this.#secretOf = secretOf;
    this.#cache = new KeyCache(cacheLimit);
  }

  async ensure(subject: string, office: string): Promise<SubjectKey> {
    const cached = this.#cache.get(subject);
    if (cached) return keyOf(cached, office);
    const erasures = this.#erasures;
    const row = (await this.#find(subject)) ?? (await this.#make(subject, office));
    if (!row?.wrapped) throw new SubjectErased(subject);
    return keyOf(await this.#unwrap(row, row.wrapped, erasures), office);
  }

  async get(subject: string): Promise<SubjectKey | undefined> {
    return (await this.getMany([subject])).get(subject);
  }

  async getMany(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    const { keys, missing } = this.#cache.among(subjects);
    if (missing.length === 0) return keys;
    const erasures = this.#erasures;
    const rows = await this.#database.read<KeyRow>(`${SELECT} WHERE ${AMONG}`, [JSON.stringify(missing)]);
    for (const row of rows) {
      if (row.wrapped) keys.set(row.subject, (await this.#unwrap(row, row.wrapped, erasures)).key);
    }
    return keys;
  }

  async destroy(subjects: readonly string[]): Promise<void> {
    this.#forget(subjects);
    await this.#database.write([{ sql: ERASE, params: [JSON.stringify(subjects)] }]);
    this.#forget(subjects);
    await this.#database.scrub();
  }

  async erasedAmong(subjects: readonly string[]): Promise<ReadonlySet<string>> {
    const sql = `SELECT subject FROM subject_key WHERE wrapped IS NULL AND ${AMONG}`;
    const rows = await this.#database.read<{ subject: string }>(sql, [JSON.stringify(subjects)]);
    return new Set(rows.map((row) => row.subject));
  }

  async page(after: string | null, limit: number): Promise<readonly (OwnedKey | ErasedKey)[]> {
    const sql = `${SELECT} WHERE subject > ? ORDER BY subject LIMIT ?`;
    const rows = await this.#database.read<KeyRow>(sql, [after ?? '', Math.max(1, limit)]);
    return Promise.all(
      rows.map(async ({ subject, office, wrapped }) => {
        if (wrapped === null) return { subject, secret: null };
        const secret = createSecretKey(await this.#wrapping.unwrap(wrapped, subject));
        return { subject, office: office ?? '', secret };
      }),
    );
  }

  async adopt(keys: readonly OwnedKey[]): Promise<void> {
    const insert = async ({ subject, office, secret }: OwnedKey) => {
      const wrapped = await this.#wrapping.wrap(secret.export(), subject);
      return { sql: INSERT, params: [subject, office, wrapped, this.#wrapping.id] };
    };
    await this.#database.write(await Promise.all(keys.map(insert)));
  }

  async #find(subject: string): Promise<KeyRow | undefined> {
    const [row] = await this.#database.read<KeyRow>(`${SELECT} WHERE subject = ?`, [subject]);
    return row;
  }

  /** Its row as it stands then: another process may have been first. */
  async #make(subject: string, office: string): Promise<KeyRow | undefined> {
    const wrapped = await this.#wrapping.wrap(this.#secretOf(subject), subject);
    const [, found] = await this.#database.write([
      { sql: INSERT, params: [subject, office, wrapped, this.#wrapping.id] },
      { sql: `${SELECT} WHERE subject = ?`, params: [subject] },
    ]);
    return found?.rows[0] as KeyRow | undefined;
  }

  #forget(subjects: readonly string[]): void {
    this.#erasures += 1;
    this.#cache.forget(subjects);
  }

  async #unwrap({ subject, office }: KeyRow, wrapped: Uint8Array, erasures: number): Promise<CachedKey> {
    const secret = createSecretKey(await this.#wrapping.unwrap(wrapped, subject));
    const entry = { key: { subject, secret }, office };
    if (erasures === this.#erasures) this.#cache.put(entry);
    return entry;
  }
}

function keyOf({ key, office }: CachedKey, wanted: string): SubjectKey {
  if (office !== wanted) throw new SubjectOfAnotherOffice(key.subject);
  return key;
}
