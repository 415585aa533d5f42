/** A document of a read model: plain JSON, in which no key looks like an integer. */
export type Document = { readonly [field: string]: unknown };

/**
 * What a declared index may hold; a field that is missing in a document counts as null. In order: null, numbers,
 * strings by code point (their UTF-8 bytes), false, true. Numbers are finite, strings and ids well-formed Unicode.
 */
export type IndexValue = string | number | boolean | null;

export interface CollectionSpec {
  readonly name: string;
  /** Each index is a list of top-level fields whose values are {@link IndexValue}s. */
  readonly indexes: readonly (readonly string[])[];
}

export type Condition =
  | IndexValue
  | { readonly $in: readonly IndexValue[] }
  | { readonly $gt?: IndexValue; readonly $gte?: IndexValue; readonly $lt?: IndexValue; readonly $lte?: IndexValue };

/**
 * MongoDB's filter syntax, restricted to fields of one declared index, the first of which must be in the filter or
 * be the sort. As there, a range holds only values of its bound's own type: `$lt: 5` finds neither null nor strings.
 */
export type Filter = { readonly [field: string]: Condition };

export interface FindOptions {
  readonly filter?: Filter;
  /**
   * A field of the same index, after fields that the filter pins to one value; ties are ordered by id. Descending is
   * exactly ascending backwards, ids too. Without a sort documents come by id.
   */
  readonly sort?: { readonly field: string; readonly direction: 'ascending' | 'descending' };
  /** 1 to 1,000. */
  readonly limit: number;
  /** From `next` of the page before, with the same filter and sort. */
  readonly cursor?: string;
}

export interface Page<T> {
  readonly documents: readonly T[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** An after-image, or null to delete. Writes apply in order: of two to one id the last stays. */
export interface Write {
  readonly collection: string;
  readonly id: string;
  readonly document: Document | null;
}

export interface Checkpoint {
  /** Position in the event store of the last event that is folded in, null before the first. */
  readonly position: string | null;
  /** Ordinal of the last event that is folded in, -1 before the first. */
  readonly ordinal: number;
  /** Fence of the writer that wrote it; only grows. */
  readonly fence: number;
}

export interface Commit {
  readonly writes: readonly Write[];
  /** Moves the checkpoint of this name from `from` to `to` with the writes, as one. */
  readonly checkpoint?: { readonly name: string; readonly from: Checkpoint | null; readonly to: Checkpoint };
}

/**
 * Documents by id in collections with declared indexes. A collection must have been ensured before it is used.
 * Throws UndeclaredIndex (the message names the declared ones), CheckpointMoved (another writer was here: nothing was
 * written), InvalidCursor, InvalidQuery, InvalidWrite, UnknownCollection, StoreFull, StoreUnavailable.
 */
export interface ReadStore {
  /** Makes what is missing of collections; throws IndexesChanged where one exists with others: use a new name. */
  ensure(collections: readonly CollectionSpec[]): Promise<void>;
  /** Names of all collections that exist. */
  collections(): Promise<readonly string[]>;
  /** What does not exist is passed over. */
  drop(collections: readonly string[]): Promise<void>;
  get<T extends Document>(collection: string, id: string): Promise<T | undefined>;
  /** The documents that exist, by id. */
  getMany<T extends Document>(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, T>>;
  find<T extends Document>(collection: string, options: FindOptions): Promise<Page<T>>;
  count(collection: string, filter?: Filter): Promise<number>;
  /** All writes and the checkpoint, or nothing. */
  commit(commit: Commit): Promise<void>;
  checkpoint(name: string): Promise<Checkpoint | null>;
  /**
   * Calls the listener after commits that moved a checkpoint; the answer ends it. Calls may come late, together or
   * not at all: it saves waiting for the next poll, nothing else. Left out where the store cannot tell.
   */
  onCommit?(listener: () => void): () => void;
  close(): Promise<void>;
}
