import type { DecidedEvent, Instant, SealedFact } from '@jejak/domain';
import type { NewEvent } from '@jejak/event-store';
import { canonicalize, leafHash } from '@jejak/integrity';
import { type Randomness, type SubjectKey, seal } from '@jejak/privacy';
import { randomId } from '../ids.ts';
import type { Aggregate, StoredEnvelope } from '../memory/index.ts';

export interface Writing {
  readonly office: string;
  readonly commandId: string;
  readonly requestMac: string;
  readonly correlationId: string;
  readonly recordedAt: Instant;
}

/** Events with their coordinates, sealed, chained and frozen: what an attempt sends, and sends again unchanged. */
export interface FrozenAppend {
  readonly events: readonly NewEvent[];
  readonly envelopes: readonly StoredEnvelope[];
  readonly hashes: readonly string[];
}

/** Makes an attempt of decided events at the end of the aggregate. Every fact's key must be among `keys`. */
export function freeze(
  decided: readonly DecidedEvent[],
  aggregate: Pick<Aggregate<unknown>, 'stream' | 'revision' | 'prev'>,
  writing: Writing,
  keys: ReadonlyMap<string, SubjectKey>,
  randomness: Randomness,
): FrozenAppend {
  const events: NewEvent[] = [];
  const envelopes: StoredEnvelope[] = [];
  const hashes: string[] = [];
  let prev = aggregate.prev;
  for (const [index, { type, occurredAt, performedBy, recordedBy, data, personal }] of decided.entries()) {
    const id = randomId(randomness);
    const revision = aggregate.revision + 1 + index;
    const place = { stream: aggregate.stream, revision, id, type };
    const sealed: SealedFact[] = personal.map(({ subject, name, value }) => {
      const key = keys.get(subject);
      if (!key) throw new Error(`no key was made for ${subject}`);
      return seal(key, place, name, value, randomness);
    });
    const envelope: StoredEnvelope = {
      v: 1,
      ...place,
      ...writing,
      performedBy,
      recordedBy,
      occurredAt,
      prev,
      data,
      sealed,
    };
    const json = canonicalize(envelope);
    prev = leafHash(json);
    events.push({ id, type, json });
    envelopes.push(envelope);
    hashes.push(prev);
  }
  return { events, envelopes, hashes };
}
