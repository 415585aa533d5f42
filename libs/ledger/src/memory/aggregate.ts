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
  /** What it is counted as: characters of all events folded, of which its memory in bytes is about 1.3 times as much. */
  size: number;
  /** Every command that was folded, in the order of their first events. */
  readonly commands: Map<string, CommandTrace>;
}

/** Envelope as the ledger reads it back; the domain's fold knows its own types. */
export type StoredEnvelope = EventEnvelope<string, object>;

export type Fold<S> = (state: S, event: StoredEnvelope) => S;

/** What of a stored event is folded; its leaf hash too, where it is known already. */
export type Foldable = Pick<StoredEvent, 'revision' | 'json' | 'position'> & { readonly hash?: string };

/** What is held of a stream that is not there: its name, and a state with nothing in it. */
const SIZE_OF_NOTHING = 1_000;

export function emptyAggregate<S>(stream: string, state: S): Aggregate<S> {
  return { stream, state, revision: -1, prev: null, recordedAt: '', size: SIZE_OF_NOTHING, commands: new Map() };
}

/** Folds what follows; what was folded before is passed over, for several may read the same tail at once. */
export function foldInto<S>(aggregate: Aggregate<S>, fold: Fold<S>, events: readonly Foldable[]): void {
  const following = events.filter(({ revision }) => revision > aggregate.revision);
  for (const { revision, json, position } of following) {
    if (revision !== aggregate.revision + 1) {
      throw new Error(`${aggregate.stream}: revision ${revision} follows ${aggregate.revision}`);
    }
    const event = JSON.parse(json) as StoredEnvelope;
    aggregate.state = fold(aggregate.state, event);
    aggregate.revision = revision;
    aggregate.recordedAt = event.recordedAt;
    aggregate.size += json.length;
    remember(aggregate.commands, event, position);
  }
  const last = following.at(-1);
  if (last) aggregate.prev = last.hash ?? leafHash(last.json);
}

/** The events that stand after a revision. */
export function eventsAfter(aggregate: Aggregate<unknown>, revision: number): readonly WrittenEvent[] {
  const events = [...aggregate.commands.values()].flatMap((command) => command.events);
  return events.filter((event) => event.revision > revision);
}

function remember(commands: Map<string, CommandTrace>, event: StoredEnvelope, position: Position): void {
  const { id, type, revision, occurredAt, recordedAt, commandId, requestMac } = event;
  const written = { id, type, revision, occurredAt, recordedAt };
  const earlier = commands.get(commandId)?.events ?? [];
  commands.set(commandId, { requestMac, events: [...earlier, written], position });
}
