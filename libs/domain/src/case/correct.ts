import { accept, type Decision, type DecisionContext, type Refused, refuse, refuseFacts } from '../decision/index.ts';
import type { Instant, Role, StepType } from '../event/index.ts';
import { CASE_FACTS, CORRECTION_FACTS, type Fields, STEP_FACTS, splitFacts } from '../facts/index.ts';
import { capacityOf, type OfficeState, performerAs, recorderOf } from '../office/index.ts';
import { findAct, type Procedure, type Standard } from '../standard/index.ts';
import type { CorrectEvent } from './commands.ts';
import { SIGNING_TYPES } from './documents.ts';
import { unknownIn } from './named-in-facts.ts';
import { normalInstant } from './occurred.ts';
import { neededFor } from './plain.ts';
import { type CaseState, type HistoryEntry, principalSubject } from './state.ts';

/** Fields that a correction may name, by type; a step's others than these are never: step, from, to, outcome. */
const CORRECTABLE: { readonly [type: string]: Fields } = {
  ReportReceived: omit(CASE_FACTS.ReportReceived, ['received']),
  RequirementReceived: omit(CASE_FACTS.RequirementReceived, ['no']),
  RequirementWaived: omit(CASE_FACTS.RequirementWaived, ['no']),
  ClockPaused: omit(CASE_FACTS.ClockPaused, ['party']),
  ClockResumed: CASE_FACTS.ClockResumed,
  NoteAdded: CASE_FACTS.NoteAdded,
  FileAttached: pick(CASE_FACTS.FileAttached, ['kind', 'fileName']),
  // What was signed stays attached to the signature: its documents are voided, never corrected.
  DocumentSigned: omit(STEP_FACTS.DocumentSigned, ['documents']),
};

/** Mends what an earlier event says by a new one that names it; never its step, states or outcome. */
export function correctEvent(
  command: CorrectEvent,
  state: CaseState,
  standard: Standard,
  office: OfficeState,
  context: DecisionContext,
): Decision {
  const { procedure } = standard;
  const entry = state.history.find(({ eventId }) => eventId === command.event);
  if (!entry) return refuse('unknown-event', { event: command.event });
  const fields = CORRECTABLE[entry.type] ?? STEP_FACTS[entry.type as StepType];
  if (!fields) return refuse('not-correctable', { type: entry.type });
  const roles =
    entry.step === null
      ? (['front-desk', 'case-worker', 'data-operator', 'back-office', 'secretariat'] as const)
      : [...(findAct(procedure, entry.step)?.act.recordedBy ?? []), 'secretariat' as const];
  const capacity = capacityOf(
    office,
    context.user,
    { roles, rankAtLeast: 1, unit: state.unit, service: state.service, type: null },
    context.now,
  );
  if (!capacity) return refuse('wrong-position', { needed: neededFor(roles, 1) });

  const subject = principalSubject(state);
  const facts = splitFacts(asOptional(fields), command.facts ?? {}, subject);
  const why = splitFacts(CORRECTION_FACTS, command.why, subject, '/why');
  if (!facts.ok || !why.ok) return refuseFacts([...(facts.ok ? [] : facts.problems), ...(why.ok ? [] : why.problems)]);
  const unknown = unknownIn(facts.data, standard, office, entry.occurredAt);
  if (unknown.length > 0) return refuseFacts(unknown);
  const occurredAt = command.occurredAt === undefined ? undefined : normalInstant(command.occurredAt);
  if (occurredAt === undefined && Object.keys(command.facts ?? {}).length === 0)
    return refuse('no-change', { possible: Object.keys(fields) });
  const misplaced =
    occurredAt === undefined
      ? null
      : (refuseOutside(entry, occurredAt, state, context.now) ??
        refuseOutOfOffice(entry, occurredAt, state, procedure, office));
  if (misplaced) return misplaced;

  const recordedBy = recorderOf(office, context.user, capacity);
  const data = {
    event: entry.eventId,
    eventType: entry.type,
    ...(occurredAt === undefined ? {} : { occurredAt }),
    fields: facts.data,
    personalFields: facts.personal.map(({ name }) => name),
    reason: String(why.data.reason),
    signedBy: state.history
      .filter(({ type, revision }) => type === 'DocumentSigned' && revision > entry.revision)
      .map(({ eventId }) => eventId),
  };
  const personal = [...facts.personal, ...why.personal];
  return accept({
    type: 'EventCorrected',
    occurredAt: context.now,
    performedBy: performerAs(recordedBy),
    recordedBy,
    data,
    personal,
  });
}

/**
 * The instant of a step stays between the steps before and after it; that of a pause's begin or end does not pass the
 * other; that of the opening passes nothing of the case; that of any other event stays within the case.
 */
function refuseOutside(entry: HistoryEntry, occurredAt: Instant, state: CaseState, now: Instant): Refused | null {
  const { earliest, latest } = boundsOf(entry, state, now);
  if ((earliest === null || occurredAt >= earliest) && occurredAt <= latest) return null;
  return refuse('not-between-neighbours', { earliest, latest });
}

interface Bounds {
  /** Null for the opening, before which there is nothing. */
  readonly earliest: Instant | null;
  readonly latest: Instant;
}

function boundsOf(entry: HistoryEntry, { history, pauses, openedAt }: CaseState, now: Instant): Bounds {
  if (entry.type === 'ReportReceived') {
    const others = history.filter((other) => other !== entry).map((other) => other.occurredAt);
    return { earliest: null, latest: others.reduce((first, at) => (at < first ? at : first), now) };
  }
  if (entry.moves) {
    const chain = history.filter(({ moves }) => moves);
    const at = chain.indexOf(entry);
    return { earliest: chain[at - 1]?.occurredAt ?? openedAt, latest: chain[at + 1]?.occurredAt ?? now };
  }
  const began = pauses.find(({ resumedBy }) => resumedBy === entry.eventId)?.from;
  const ended = pauses.find(({ eventId }) => eventId === entry.eventId)?.to;
  return { earliest: began ?? openedAt, latest: ended ?? now };
}

/** Whoever did a step in a position or under a mandate did it while that was in force. */
function refuseOutOfOffice(
  { step, performer, occurredAt: before }: HistoryEntry,
  occurredAt: Instant,
  { unit, service }: CaseState,
  procedure: Procedure,
  office: OfficeState,
): Refused | null {
  const act = step === null ? undefined : findAct(procedure, step)?.act;
  if (!act || performer === null || 'party' in act.decidedBy) return null;
  const roles = act.decidedBy as readonly Role[];
  const wanted = { roles, unit, service, type: act.type, ...(SIGNING_TYPES.has(act.type) ? {} : { rankAtLeast: 1 }) };
  const mayAt = (at: Instant) => capacityOf(office, performer, wanted, at) !== undefined;
  return mayAt(before) && !mayAt(occurredAt) ? refuse('no-mandate', { needed: roles, step: act.key }) : null;
}

function asOptional(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, required: false }]));
}

function omit(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}
