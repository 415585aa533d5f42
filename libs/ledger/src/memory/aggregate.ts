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
  /** Where the last event stands; null before the first. */
  position: Position | null;
  /** What it is counted as: characters of all events folded, of which its memory in bytes is about 1.3 times as much. */
  size: number;
  /** Every command that was folded and may be repeated, in the order of their first events. */
  readonly commands: Map<string, CommandTrace>;
}

/** Envelope as the ledger reads it back; the domain's fold knows its own types. */
export type StoredEnvelope = EventEnvelope<string, object>;

/** A kind of stream: how it begins, how it is folded, and what of it is remembered beside the state. */
export interface AggregateKind<S> {
  readonly empty: (stream: string) => S;
  readonly fold: (state: S, event: StoredEnvelope) => S;
  /** Whether the command of the event may come again and is then owed the same answer; always, where this is left out. */
  readonly repeatable?: (event: StoredEnvelope) => boolean;
}

/** What of a stored event is folded; its leaf hash too, where it is known already. */
export type Foldable = Pick<StoredEvent, 'revision' | 'json' | 'position'> & { readonly hash?: string };

/** What is held of a stream that is not there: its name, and a state with nothing in it. */
const SIZE_OF_NOTHING = 1_000;

/** What an event is counted as of which the state alone is kept. */
const SIZE_WITHOUT_COMMAND = 100;

export function emptyAggregate<S>(stream: string, state: S): Aggregate<S> {
  return {
    stream,
    state,
    revision: -1,
    prev: null,
    recordedAt: '',
    position: null,
    size: SIZE_OF_NOTHING,
    commands: new Map(),
  };
}

/** Folds what follows; what was folded before is passed over, for several may read the same tail at once. */
export function foldInto<S>(
  aggregate: Aggregate<S>,
  { fold, repeatable }: AggregateKind<S>,
  events: readonly Foldable[],
): void {
  const following = events.filter(({ revision }) => revision > aggregate.revision);
  for (const { revision, json, position } of following) {
    if (revision !== aggregate.revision + 1) {
      throw new Error(`${aggregate.stream}: revision ${revision} follows ${aggregate.revision}`);
    }
    const event = JSON.parse(json) as StoredEnvelope;
    aggregate.state = fold(aggregate.state, event);
    aggregate.revision = revision;
    aggregate.recordedAt = event.recordedAt;
    aggregate.position = position;
    const remembered = repeatable?.(event) ?? true;
    aggregate.size += remembered ? json.length : SIZE_WITHOUT_COMMAND;
    if (remembered) remember(aggregate.commands, event, position);
  }
  const last = following.at(-1);
  if (last) aggregate.prev = last.hash ?? leafHash(last.json);
}

/** What an event is to whoever wrote it, or wants to know what others wrote. */
export function writtenEvent({ id, type, revision, occurredAt, recordedAt }: StoredEnvelope): WrittenEvent {
  return { id, type, revision, occurredAt, recordedAt };
}

function remember(commands: Map<string, CommandTrace>, event: StoredEnvelope, position: Position): void {
  const { commandId, requestMac } = event;
  const earlier = commands.get(commandId)?.events ?? [];
  commands.set(commandId, { requestMac, events: [...earlier, writtenEvent(event)], position });
}
