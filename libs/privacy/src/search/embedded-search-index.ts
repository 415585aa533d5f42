import type { PrivateDatabase, Row, Statement } from '../database/index.ts';
import type { SubjectKey } from '../keys/index.ts';
import { IndexTokens, MOST_WORDS } from './index-tokens.ts';
import type { IndexedSubject, IndexedTokens, SearchEntries, SearchIndexStore } from './port.ts';
import { countTokens, type FoundRow, subjectsWithAll } from './queries.ts';

const ADD = `INSERT OR IGNORE INTO search_token (kind, token, office, subject)
  SELECT ?, value, ?, ? FROM json_each(?)`;
const SUBJECTS =
  'SELECT subject, min(office) AS office FROM search_token WHERE subject > ? GROUP BY subject ORDER BY subject LIMIT ?';
const TOKENS = `SELECT subject, kind, token FROM search_token
  WHERE subject IN (SELECT value FROM json_each(?)) ORDER BY subject, token`;
const REMOVE = 'DELETE FROM search_token WHERE subject IN (SELECT value FROM json_each(?))';

type TokenRow = Row & { readonly subject: string; readonly kind: string; readonly token: string };

/** Stands among the subject keys for the key of the index. */
export const SEARCH_INDEX_SUBJECT = 'system:search-index';

/**
 * The index in `private.db`; needs {@link searchIndexSchema} there. The key is one of its own:
 * `subjectKeys.ensure(SEARCH_INDEX_SUBJECT, '')`; under another key nothing is found any more.
 */
export function embeddedSearchIndex(database: PrivateDatabase, key: SubjectKey): SearchIndexStore {
  return new EmbeddedSearchIndex(database, new IndexTokens(key.secret));
}

class EmbeddedSearchIndex implements SearchIndexStore {
  readonly #database: PrivateDatabase;
  readonly #tokens: IndexTokens;

  constructor(database: PrivateDatabase, tokens: IndexTokens) {
    this.#database = database;
    this.#tokens = tokens;
  }

  async put(subject: string, office: string, entries: SearchEntries): Promise<void> {
    await this.#database.write(await this.#additions(subject, office, entries));
  }

  async replace(subject: string, office: string, entries: SearchEntries): Promise<void> {
    const additions = await this.#additions(subject, office, entries);
    await this.#database.write([{ sql: REMOVE, params: [JSON.stringify([subject])] }, ...additions]);
  }

  async remove(subjects: readonly string[]): Promise<void> {
    await this.#database.write([{ sql: REMOVE, params: [JSON.stringify(subjects)] }]);
    await this.#database.scrub();
  }

  async subjects(after: string | null, limit: number): Promise<readonly IndexedSubject[]> {
    const rows = await this.#database.read<{ readonly subject: string; readonly office: string }>(SUBJECTS, [
      after ?? '',
      Math.max(1, limit),
    ]);
    return rows.map(({ subject, office }) => ({ subject, office }));
  }

  async page(after: string | null, limit: number): Promise<readonly IndexedTokens[]> {
    const subjects = await this.subjects(after, limit);
    const sought = JSON.stringify(subjects.map(({ subject }) => subject));
    const rows = Map.groupBy(await this.#database.read<TokenRow>(TOKENS, [sought]), (row) => row.subject);
    return subjects.map(({ subject, office }) => {
      const found = rows.get(subject) ?? [];
      const of = (wanted: string) => found.filter(({ kind }) => kind === wanted).map(({ token }) => token);
      return { subject, office, nik: of('nik'), names: of('name') };
    });
  }

  async adopt(indexed: readonly IndexedTokens[]): Promise<void> {
    const subjects = JSON.stringify(indexed.map(({ subject }) => subject));
    const additions = indexed.flatMap(({ subject, office, nik, names }) => additionsOf(subject, office, nik, names));
    await this.#database.write([{ sql: REMOVE, params: [subjects] }, ...additions]);
  }

  async byNik(office: string | null, nik: string): Promise<readonly string[]> {
    const token = await this.#tokens.ofNik(nik);
    return this.#find(subjectsWithAll({ kind: 'nik', office, tokens: [token], limit: -1 }));
  }

  async byName(office: string | null, query: string, limit: number): Promise<readonly string[]> {
    const tokens = this.#tokens.ofName(query);
    const counts = await this.#database.read<{ token: string }>(...countTokens({ kind: 'name', office, tokens }));
    const rarestFirst = counts.map((row) => row.token);
    if (rarestFirst.length === 0 || rarestFirst.length < tokens.length) return [];
    return this.#find(
      subjectsWithAll({ kind: 'name', office, tokens: rarestFirst.slice(0, MOST_WORDS), limit: Math.max(0, limit) }),
    );
  }

  async #additions(subject: string, office: string, { nik, names }: SearchEntries): Promise<readonly Statement[]> {
    const nikTokens = nik === undefined ? [] : [await this.#tokens.ofNik(nik)];
    return additionsOf(subject, office, nikTokens, this.#tokens.ofNames(names));
  }

  async #find([sql, params]: ReturnType<typeof subjectsWithAll>): Promise<readonly string[]> {
    const rows = await this.#database.read<FoundRow>(sql, params);
    return rows.map((row) => row.subject);
  }
}

function additionsOf(
  subject: string,
  office: string,
  nik: readonly string[],
  names: readonly string[],
): readonly Statement[] {
  return [
    { sql: ADD, params: ['nik', office, subject, JSON.stringify(nik)] },
    { sql: ADD, params: ['name', office, subject, JSON.stringify(names)] },
  ];
}
