/** The filter or the sort does not fit one declared index. */
export class UndeclaredIndex extends Error {
  override readonly name = 'UndeclaredIndex';
}

/** The checkpoint is not where this writer left it: another one writes, or this one is stale. Nothing was written. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/** A cursor that was not made by this collection, filter and sort. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

/** A limit out of bounds, or a condition that the port does not know. */
export class InvalidQuery extends Error {
  override readonly name = 'InvalidQuery';
}

/**
 * A document that is no plain JSON, has a key that looks like an integer, or holds something else than an IndexValue in
 * an indexed field. Nothing was written.
 */
export class InvalidWrite extends Error {
  override readonly name = 'InvalidWrite';
}

export class UnknownCollection extends Error {
  override readonly name = 'UnknownCollection';
}

/** A collection without a name, or an index without fields or with a field twice. */
export class InvalidCollection extends Error {
  override readonly name = 'InvalidCollection';
}

/** The collection exists with other indexes. An index set never changes under its name: take a new name and rebuild. */
export class IndexesChanged extends Error {
  override readonly name = 'IndexesChanged';
}

/** The store was written by a newer version of this software, or by another program altogether. */
export class IncompatibleStore extends Error {
  override readonly name = 'IncompatibleStore';
}

/** The disk or the quota is full; nothing was written, reading goes on. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}

/** No answer came; the checkpoint tells whether the commit happened. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
