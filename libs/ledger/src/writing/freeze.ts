import type { DecidedEvent, Instant, PersonalFact, SealedFact } from '@jejak/domain';
import type { NewEvent } from '@jejak/event-store';
import { canonicalize, leafHash } from '@jejak/integrity';
import { type EventCoordinates, type Randomness, type SubjectKey, seal } from '@jejak/privacy';
import { timedId } from '../ids.ts';
import type { StoredEnvelope } from '../memory/index.ts';

/** An event on its way into the ledger, with the request that caused it. */
export interface Entry {
  readonly event: DecidedEvent;
  readonly commandId: string;
  readonly requestMac: string;
  readonly correlationId: string;
}

/** Where an append goes on: the last event of the stream, and whose stream it is. */
export interface StreamEnd {
  readonly stream: string;
  readonly office: string;
  /** -1 before the first event. */
  readonly revision: number;
  readonly prev: string | null;
  /** Of the events that are appended now; not before that of the last one. */
  readonly recordedAt: Instant;
}

/** An event as an attempt sends it, and sends it again unchanged. */
export interface FrozenEvent extends NewEvent {
  readonly revision: number;
  /** Leaf hash of `json`. */
  readonly hash: string;
}

/** Gives events their coordinates, seals, chains and freezes them. Every fact's key must be among `keys`. */
export function freeze(
  entries: readonly Entry[],
  end: StreamEnd,
  keys: ReadonlyMap<string, SubjectKey>,
  randomness: Randomness,
): readonly FrozenEvent[] {
  const { stream, office, recordedAt } = end;
  let { prev } = end;
  return entries.map(({ event, commandId, requestMac, correlationId }, index) => {
    const { type, occurredAt, performedBy, recordedBy, data, personal } = event;
    const revision = end.revision + 1 + index;
    const id = timedId(recordedAt, randomness);
    const place = { stream, revision, id, type };
    const sealed = personal.map((fact) => sealFact(fact, place, keys, randomness));
    // One by one and in the order of the canonical form, which then is made without sorting.
    const envelope: StoredEnvelope = {
      commandId,
      correlationId,
      data,
      id,
      occurredAt,
      office,
      performedBy,
      prev,
      recordedAt,
      recordedBy,
      requestMac,
      revision,
      sealed,
      stream,
      type,
      v: 1,
    };
    const json = canonicalize(envelope);
    const hash = leafHash(json);
    prev = hash;
    return { id, type, revision, json, hash };
  });
}

function sealFact(
  { subject, name, value }: PersonalFact,
  place: EventCoordinates,
  keys: ReadonlyMap<string, SubjectKey>,
  randomness: Randomness,
): SealedFact {
  const key = keys.get(subject);
  if (!key) throw new Error(`no key was made for ${subject}`);
  return seal(key, place, name, value, randomness);
}
