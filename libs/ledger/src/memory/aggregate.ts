import type { EventEnvelope, Instant } from '@jejak/domain';
import type { Position, StoredEvent } from '@jejak/event-store';
import { leafHash } from '@jejak/integrity';
import type { WrittenEvent } from '../ledger.ts';

/** What an earlier command wrote, so that a repeat gets the same answer. */
export interface CommandTrace {
  readonly requestMac: string;
  readonly events: readonly WrittenEvent[];
  readonly position: Position;
}

/** One stream as far as it was folded: the domain's state, and what the next append needs. */
export interface Aggregate<S> {
  readonly stream: string;
  state: S;
  /** Revision of the last event, -1 before the first. */
  revision: number;
  /** Leaf hash of the last event. */
  prev: string | null;
  recordedAt: Instant;
  readonly commands: Map<string, CommandTrace>;
  /** Every event that was folded while in memory or at loading; what stands between two revisions. */
  readonly written: WrittenEvent[];
}

/** Envelope as the ledger reads it back; the domain's fold knows its own types. */
export type StoredEnvelope = EventEnvelope<string, object>;

export type Fold<S> = (state: S, event: StoredEnvelope) => S;

export function emptyAggregate<S>(stream: string, state: S): Aggregate<S> {
  return { stream, state, revision: -1, prev: null, recordedAt: '', commands: new Map(), written: [] };
}

/** Folds stored events that follow what was folded before. */
export function foldInto<S>(aggregate: Aggregate<S>, fold: Fold<S>, events: readonly StoredEvent[]): void {
  for (const stored of events) {
    if (stored.revision !== aggregate.revision + 1) {
      throw new Error(`${aggregate.stream}: revision ${stored.revision} follows ${aggregate.revision}`);
    }
    foldEnvelope(aggregate, fold, JSON.parse(stored.json) as StoredEnvelope, leafHash(stored.json), stored.position);
  }
}

export function foldEnvelope<S>(
  aggregate: Aggregate<S>,
  fold: Fold<S>,
  event: StoredEnvelope,
  hash: string,
  position: Position,
): void {
  aggregate.state = fold(aggregate.state, event);
  aggregate.revision = event.revision;
  aggregate.prev = hash;
  aggregate.recordedAt = event.recordedAt;
  const { id, type, revision, occurredAt, recordedAt } = event;
  const written = { id, type, revision, occurredAt, recordedAt };
  aggregate.written.push(written);
  const earlier = aggregate.commands.get(event.commandId);
  const events = earlier ? [...earlier.events, written] : [written];
  aggregate.commands.set(event.commandId, { requestMac: event.requestMac, events, position });
}
