/** What a subject is found by; in the clear only on its way into the index. */
export interface SearchEntries {
  /** 16 digits. */
  readonly nik?: string;
  readonly names: readonly string[];
}

export interface IndexedSubject {
  readonly subject: string;
  readonly office: string;
}

/** What the index holds of a subject: tokens that tell nothing without the index's key. */
export interface IndexedTokens extends IndexedSubject {
  /** In order, as are `names`. */
  readonly nik: readonly string[];
  readonly names: readonly string[];
}

/**
 * Finds subjects by NIK and by name without holding either. Kept outside the ledger, written with the subject's
 * key before the append, never recomputed: a subject that the ledger does not know is to be filtered by the caller.
 * Names match by whole words, all words of the query, in any order; beginnings of words do not match.
 */
export interface SearchIndex {
  /** Adds to what the subject is already found by. */
  put(subject: string, office: string, entries: SearchEntries): Promise<void>;
  /** From now on the subject is found by these alone. */
  replace(subject: string, office: string, entries: SearchEntries): Promise<void>;
  /** Leaves no trace of these subjects. */
  remove(subjects: readonly string[]): Promise<void>;
  /** Subjects of the office, or of every office for null, in order of their ids. */
  byNik(office: string | null, nik: string): Promise<readonly string[]>;
  /** Everybody who is found by anything, in order of their ids, after that one; `limit` is at least 1. */
  subjects(after: string | null, limit: number): Promise<readonly IndexedSubject[]>;
  /** As byNik; none for a query without a word to search by. `limit` is at least 1. */
  byName(office: string | null, query: string, limit: number): Promise<readonly string[]>;
}

/** A search index where it is kept, whole, so that it can move to another store. */
export interface SearchIndexStore extends SearchIndex {
  /** As `subjects`, with what each is found by. */
  page(after: string | null, limit: number): Promise<readonly IndexedTokens[]>;
  /** From now on these subjects are found by these tokens alone, which come from an index under the same key. */
  adopt(indexed: readonly IndexedTokens[]): Promise<void>;
}
