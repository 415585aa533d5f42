import { setTimeout as sleep } from 'node:timers/promises';
import { WrongExpectedRevision } from '@jejak/event-store';
import { canonicalize } from '@jejak/integrity';
import { requestMac, type SubjectKey } from '@jejak/privacy';
import type { Accepted, Answer } from '../ledger.ts';
import type { Aggregate } from '../memory/index.ts';
import { appendFrozen, freeze } from '../writing/index.ts';
import type { Desk } from './desk.ts';
import { type Judgement, judge } from './judge.ts';
import type { Task } from './task.ts';

const MOST_CONFLICTS = 20;
/** Conflicts in a row after which it helps to step aside for a moment. */
const PATIENT_CONFLICTS = 3;

/** Somebody else was first, again and again. Nothing was appended; the command may be sent again. */
export class TooManyConflicts extends Error {
  override readonly name = 'TooManyConflicts';
}

/**
 * Runs a command exactly once: known, decided, sealed, chained, appended; judged again where somebody was first.
 * Throws OutcomeUnknown, TooManyConflicts, and what the store and the keys throw.
 */
export function runCommand<S>(task: Task<S>, desk: Desk): Promise<Answer> {
  return desk.queues.run(task.stream, async () => {
    const aggregate = await task.aggregates.get(task.stream);
    for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts++) {
      if (conflicts > PATIENT_CONFLICTS) await sleep(Math.random() * 5 * conflicts);
      const judgement = await judge(task, aggregate, desk);
      if (judgement.kind === 'settled') return judgement.answer;
      const accepted = await write(task, aggregate, judgement, desk);
      if (accepted) return accepted;
    }
    throw new TooManyConflicts(`${task.stream}: somebody else was first ${MOST_CONFLICTS} times`);
  });
}

type Decided = Extract<Judgement, { kind: 'decided' }>;

/** Null where the stream no longer ends where this was decided; then its tail has been folded. */
async function write<S>(
  task: Task<S>,
  aggregate: Aggregate<S>,
  { events, revision, now }: Decided,
  desk: Desk,
): Promise<Accepted | null> {
  const { stream, request, aggregates } = task;
  const { commandId, correlationId } = request;
  const office = task.officeOf(aggregate.state);
  const principal = task.principalOf(aggregate.state);
  const principalKey = await desk.keys.ensure(principal, office);
  const keys = await keysFor(events, office, desk);
  await task.beforeAppend?.();
  if (aggregate.revision !== revision) return null;

  const mac = requestMac(principalKey, canonicalize(request.body));
  const entries = events.map((event) => ({ event, commandId, requestMac: mac, correlationId }));
  const end = { stream, office, revision, prev: aggregate.prev, recordedAt: now };
  const frozen = freeze(entries, end, keys, desk.randomness);
  try {
    const { position } = await appendFrozen(desk.store, stream, revision, frozen);
    const stored = frozen.map((event) => ({ ...event, position }));
    aggregates.fold(aggregate, stored);
    const written = aggregate.commands.get(commandId)?.events ?? [];
    const last = revision + frozen.length;
    return { kind: 'accepted', stream, revision: last, position, events: written, repeated: false };
  } catch (error) {
    if (!(error instanceof WrongExpectedRevision)) throw error;
    await aggregates.refresh(aggregate);
    return null;
  }
}

/** Keys of everybody of whom the events seal something, durable before they are used. */
async function keysFor(events: Decided['events'], office: string, { keys }: Desk) {
  const found = new Map<string, SubjectKey>();
  for (const { personal } of events) {
    for (const { subject } of personal) if (!found.has(subject)) found.set(subject, await keys.ensure(subject, office));
  }
  return found;
}
