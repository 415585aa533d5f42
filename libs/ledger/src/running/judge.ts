import type { DecidedEvent, Instant } from '@jejak/domain';
import type { ExpectedRevision } from '@jejak/event-store';
import { canonicalize } from '@jejak/integrity';
import { requestMac } from '@jejak/privacy';
import type { Answer } from '../ledger.ts';
import { type Aggregate, type StoredEnvelope, writtenEvent } from '../memory/index.ts';
import type { Desk } from './desk.ts';
import type { Task } from './task.ts';

export type Judgement =
  | { readonly kind: 'settled'; readonly answer: Answer }
  | {
      readonly kind: 'decided';
      readonly events: readonly DecidedEvent[];
      /** The revision that this was decided at. */
      readonly revision: number;
      readonly now: Instant;
    };

/**
 * What a command comes to, without writing anything. A no never comes from a stale memory: before it is said, the
 * tails of the stream and of the office are read and the command is judged again.
 */
export async function judge<S>(task: Task<S>, aggregate: Aggregate<S>, desk: Desk): Promise<Judgement> {
  const held = await judgeAsHeld(task, aggregate, desk, false);
  if (held.kind === 'decided' || held.answer.kind === 'accepted' || held.answer.kind === 'key-reused') return held;
  await task.aggregates.refresh(aggregate);
  return judgeAsHeld(task, aggregate, desk, true);
}

async function judgeAsHeld<S>(task: Task<S>, aggregate: Aggregate<S>, desk: Desk, fresh: boolean): Promise<Judgement> {
  const missing = task.missing(aggregate.state);
  if (missing) return settled({ kind: 'refused', refusal: missing.refusal, revision: -1 });
  const freshOffice = fresh || task.needsFreshOffice(aggregate.state);
  const office = await desk.office(task.officeOf(aggregate.state), freshOffice);

  // From here on one view of the stream, for others may fold its tail while this waits.
  const { state, revision, recordedAt } = aggregate;
  const { user, instanceAdministrator, commandId, expectedRevision } = task.request;
  if (aggregate.commands.has(commandId)) return settled(await knownAnswer(task, aggregate, desk));
  const actual = revision < 0 ? 'noStream' : revision;
  if (expectedRevision !== undefined && expectedRevision !== actual) {
    // What is held may be stale and is judged again: only then is it told.
    const between = fresh ? await eventsBetween(desk, task.stream, expectedRevision, revision) : [];
    return settled({ kind: 'moved', expected: expectedRevision, actual, between });
  }
  const now = later(desk.clock.now(), recordedAt);
  const context = { now, user, instanceAdministrator, commandId };
  const decision = await task.decide(state, { office, fresh }, context);
  if (!decision.accepted) return settled({ kind: 'refused', refusal: decision.refusal, revision });
  return { kind: 'decided', events: decision.events, revision, now };
}

/** What others wrote after the revision that was expected, up to the one that the stream is held at. */
async function eventsBetween({ store }: Desk, stream: string, expected: ExpectedRevision, through: number) {
  const from = expected === 'noStream' ? 0 : expected + 1;
  if (from > through) return [];
  const events = await store.readStream(stream, { from, limit: through - from + 1 });
  return events.map(({ json }) => writtenEvent(JSON.parse(json) as StoredEnvelope));
}

function settled(answer: Answer): Judgement {
  return { kind: 'settled', answer };
}

/** The answer of an earlier try, unless the key was used for another body then. */
async function knownAnswer<S>({ request, stream, ...task }: Task<S>, aggregate: Aggregate<S>, desk: Desk) {
  const known = aggregate.commands.get(request.commandId);
  const key = await desk.keys.ensure(task.principalOf(aggregate.state), task.officeOf(aggregate.state));
  if (!known || requestMac(key, canonicalize(request.body)) !== known.requestMac) return KEY_REUSED;
  const { events, position } = known;
  const revision = Number(events.at(-1)?.revision);
  return { kind: 'accepted', stream, revision, position, events, repeated: true } as const;
}

const KEY_REUSED: Answer = { kind: 'key-reused' };

/** Recording never goes back in time within a stream, whatever the machine's clock does. */
export function later(now: Instant, before: Instant): Instant {
  return now > before ? now : before;
}
