import * as events from '@jejak/event-store';
import * as reads from '@jejak/read-store';

/** Documents that reducers made and no store takes: id of each, by collection, with the reason. */
export class UnstorableDocuments extends Error {
  override readonly name = 'UnstorableDocuments';
  readonly reasons: ReadonlyMap<string, string>;

  constructor(reasons: ReadonlyMap<string, string>) {
    super(`documents that cannot be stored: ${[...reasons.keys()].slice(0, 5).join(', ')}`);
    this.reasons = reasons;
  }
}

/** Another projector has taken this generation over; this one has written nothing since and stops. */
export class ProjectorSuperseded extends Error {
  override readonly name = 'ProjectorSuperseded';

  constructor(generation: string, cause: unknown) {
    super(`another projector writes generation ${generation}: this one stops and has written nothing since`, { cause });
  }
}

/**
 * The checkpoint is not where this projector left it, and no later one moved it: the read store came back without its
 * last commits, or one happened whose answer was lost. What it holds is whole, and is gone on from.
 */
export class CheckpointFellBack extends Error {
  override readonly name = 'CheckpointFellBack';

  constructor(generation: string, cause: unknown) {
    super(`the read store has generation ${generation} elsewhere than it was left: going on from there`, { cause });
  }
}

/** What passes by itself: a store that is away, or a full disk that somebody makes room on. */
export function isTransient(failure: unknown): boolean {
  if (failure instanceof CheckpointFellBack) return true;
  if (failure instanceof events.DatabaseDamaged) return false;
  return [events.StoreUnavailable, events.StoreFull, reads.StoreUnavailable, reads.StoreFull].some(
    (kind) => failure instanceof kind,
  );
}
