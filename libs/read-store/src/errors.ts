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

export class UnknownCollection extends Error {
  override readonly name = 'UnknownCollection';
}

/** The disk or the quota is full; nothing was written, reading goes on. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}

/** No answer came; the checkpoint tells whether the commit happened. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
