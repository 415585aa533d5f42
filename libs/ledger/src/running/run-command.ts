import { setTimeout as sleep } from 'node:timers/promises';
import type { DecidedEvent, Decision, DecisionContext, Instant, OfficeState } from '@jejak/domain';
import { type EventStore, WrongExpectedRevision } from '@jejak/event-store';
import { canonicalize } from '@jejak/integrity';
import { type Randomness, requestMac, type SubjectKey, type SubjectKeys } from '@jejak/privacy';
import type { Accepted, Answer, CommandRequest } from '../ledger.ts';
import { type Aggregate, type Aggregates, foldEnvelope } from '../memory/index.ts';
import type { Clock } from '../ports.ts';
import { appendFrozen, freeze } from '../writing/index.ts';
import type { Queues } from './queues.ts';

const MOST_CONFLICTS = 20;

export interface RunnerPorts {
  readonly store: EventStore;
  readonly keys: SubjectKeys;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly queues: Queues;
}

/** One command on one stream: where it goes, who decides it, under whose key its body is authenticated. */
export interface Task<S> {
  readonly stream: string;
  readonly aggregates: Aggregates<S>;
  readonly request: CommandRequest;
  decide(state: S, office: OfficeState, context: DecisionContext): Decision | Promise<Decision>;
  /** Office of the stream, as far as it is known from the state or from the command. */
  officeOf(state: S): string;
  /** Subject whose key authenticates the request. */
  principalOf(state: S): string;
  /** The office as it is held; `fresh` reads its tail. */
  office(code: string, fresh: boolean): Promise<OfficeState>;
  /** True where a stale office could let a revoked mandate sign. */
  needsFreshOffice(state: S): boolean;
}

/** Runs a command exactly once: known, decided, sealed, chained, appended; decided again where somebody was first. */
export function runCommand<S>(task: Task<S>, ports: RunnerPorts): Promise<Answer> {
  return ports.queues.run(task.stream, async () => {
    const aggregate = await task.aggregates.get(task.stream);
    let tailsRead = false;
    for (let conflicts = 0; conflicts < MOST_CONFLICTS; ) {
      const settled = await settledAnswer(task, aggregate, ports);
      if (settled) return settled;
      const freshOffice = tailsRead || task.needsFreshOffice(aggregate.state);
      const { decision, now } = await decideOn(task, aggregate, ports, freshOffice);
      if (!decision.accepted) {
        if (tailsRead) return { kind: 'refused', refusal: decision.refusal, revision: aggregate.revision };
        // A refusal must not come from a stale memory: the tails are read and the decision is made again.
        await task.aggregates.refresh(aggregate);
        tailsRead = true;
        continue;
      }
      try {
        return await write(task, aggregate, decision.events, now, ports);
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
        conflicts++;
        await task.aggregates.refresh(aggregate);
        if (conflicts > 3) await sleep(Math.random() * 5 * conflicts);
      }
    }
    throw new Error(`${task.stream}: somebody else was first ${MOST_CONFLICTS} times`);
  });
}

/** The answer that needs no decision: the command is known, its key was used for another body, the stream moved. */
async function settledAnswer<S>(
  { request, ...task }: Task<S>,
  aggregate: Aggregate<S>,
  ports: RunnerPorts,
): Promise<Answer | null> {
  const known = aggregate.commands.get(request.commandId);
  if (known) {
    const mac = await macOf(request, task.principalOf(aggregate.state), task.officeOf(aggregate.state), ports.keys);
    if (mac !== known.requestMac) return { kind: 'key-reused' };
    const { events, position } = known;
    return {
      kind: 'accepted',
      stream: task.stream,
      revision: Number(events.at(-1)?.revision),
      position,
      events,
      repeated: true,
    };
  }
  const expected = request.expectedRevision;
  if (expected === undefined || matches(expected, aggregate.revision)) return null;
  await task.aggregates.refresh(aggregate);
  if (matches(expected, aggregate.revision) || aggregate.commands.has(request.commandId)) return null;
  const between = aggregate.written.filter(({ revision }) => expected === 'noStream' || revision > expected);
  return { kind: 'moved', expected, actual: aggregate.revision < 0 ? 'noStream' : aggregate.revision, between };
}

function matches(expected: number | 'noStream', revision: number): boolean {
  return expected === 'noStream' ? revision < 0 : expected === revision;
}

async function decideOn<S>(task: Task<S>, aggregate: Aggregate<S>, ports: RunnerPorts, fresh: boolean) {
  const office = await task.office(task.officeOf(aggregate.state), fresh);
  const now = later(ports.clock.now(), aggregate.recordedAt);
  const { user, instanceAdministrator, commandId } = task.request;
  const decision = await task.decide(aggregate.state, office, { now, user, instanceAdministrator, commandId });
  return { decision, now };
}

/** Recording never goes back in time within a stream, whatever the machine's clock does. */
function later(now: Instant, before: Instant): Instant {
  return now > before ? now : before;
}

async function write<S>(
  { request, ...task }: Task<S>,
  aggregate: Aggregate<S>,
  decided: readonly DecidedEvent[],
  recordedAt: Instant,
  { store, keys, randomness }: RunnerPorts,
): Promise<Accepted> {
  const office = task.officeOf(aggregate.state);
  const principal = task.principalOf(aggregate.state);
  const sealing = await keysFor(decided, principal, office, keys);
  const { commandId, correlationId } = request;
  const mac = requestMac(sealing.principal, canonicalize(request.body));
  const writing = { office, commandId, requestMac: mac, correlationId, recordedAt };
  const frozen = freeze(decided, aggregate, writing, sealing.keys, randomness);
  const { position } = await appendFrozen(store, task.stream, aggregate.revision, frozen);
  for (const [index, envelope] of frozen.envelopes.entries()) {
    // Somebody who refreshed the aggregate while this waited for its answer may have folded it already.
    if (envelope.revision <= aggregate.revision) continue;
    foldEnvelope(aggregate, task.aggregates.kind.fold, envelope, String(frozen.hashes[index]), position);
  }
  const events = aggregate.commands.get(commandId)?.events ?? [];
  return { kind: 'accepted', stream: task.stream, revision: aggregate.revision, position, events, repeated: false };
}

/** Keys of everybody the events seal something of, durable before they are used. */
async function keysFor(decided: readonly DecidedEvent[], principal: string, office: string, keys: SubjectKeys) {
  const subjects = new Set(decided.flatMap(({ personal }) => personal.map(({ subject }) => subject)));
  const principalKey = await keys.ensure(principal, office);
  const found = new Map<string, SubjectKey>([[principal, principalKey]]);
  for (const subject of subjects) {
    if (!found.has(subject)) found.set(subject, await keys.ensure(subject, office));
  }
  return { principal: principalKey, keys: found };
}

async function macOf(request: CommandRequest, principal: string, office: string, keys: SubjectKeys): Promise<string> {
  return requestMac(await keys.ensure(principal, office), canonicalize(request.body));
}
