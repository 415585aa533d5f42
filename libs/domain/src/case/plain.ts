import { accept, type Decision, type DecisionContext, type Refused, refuse, refuseFacts } from '../decision/index.ts';
import type { Instant, JsonObject, Role } from '../event/index.ts';
import { CASE_FACTS, splitFacts } from '../facts/index.ts';
import {
  capacityOf,
  currentCalendar,
  type OfficeState,
  performerAs,
  performerOf,
  recorderOf,
  tenuresOf,
} from '../office/index.ts';
import type { Standard } from '../standard/index.ts';
import { clocksOf, promiseOf } from './clocks.ts';
import type { PlainCommand } from './commands.ts';
import type { CaseFactType } from './events.ts';
import { requirementsOf } from './named-in-facts.ts';
import { normalInstant, refuseWhen } from './occurred.ts';
import { rebind } from './rebind.ts';
import { settlementOf } from './settled.ts';
import { type CaseState, principalSubject } from './state.ts';

interface Rule {
  readonly type: CaseFactType & keyof typeof CASE_FACTS;
  /** Who may enter it; a rank also lets those at or above it. */
  readonly roles: readonly Role[];
  readonly rank: number;
  /** Rank that whoever did it needs; null where anyone who may enter it may do it. */
  readonly performerRank: number | null;
  /** Still possible when the case is closed. */
  readonly afterTerminal: boolean;
}

const DESK: readonly Role[] = [
  'front-desk',
  'case-worker',
  'data-operator',
  'back-office',
  'secretariat',
  'shelter-officer',
];
const ANYONE: readonly Role[] = [...DESK, 'counsellor'];

/** What leaves one plain event behind: its type, who may, and whether a closed case takes it. */
const RULES: { readonly [kind in PlainCommand['kind']]: Rule } = {
  'receive-requirement': {
    type: 'RequirementReceived',
    roles: DESK,
    rank: 1,
    performerRank: null,
    afterTerminal: false,
  },
  'waive-requirement': {
    type: 'RequirementWaived',
    roles: ['secretariat'],
    rank: 1,
    performerRank: 1,
    afterTerminal: false,
  },
  'pause-clock': { type: 'ClockPaused', roles: DESK, rank: 1, performerRank: null, afterTerminal: false },
  'resume-clock': { type: 'ClockResumed', roles: DESK, rank: 1, performerRank: null, afterTerminal: false },
  'extend-term': { type: 'TermExtended', roles: ['secretariat'], rank: 2, performerRank: 2, afterTerminal: false },
  'link-subject': { type: 'SubjectLinked', roles: ANYONE, rank: 1, performerRank: null, afterTerminal: true },
  'add-note': { type: 'NoteAdded', roles: ANYONE, rank: 1, performerRank: null, afterTerminal: true },
  'attach-file': { type: 'FileAttached', roles: ANYONE, rank: 1, performerRank: null, afterTerminal: true },
  reassign: { type: 'CaseReassigned', roles: ['secretariat'], rank: 1, performerRank: 1, afterTerminal: false },
  'mark-duplicate': { type: 'DuplicateMarked', roles: ANYONE, rank: 1, performerRank: null, afterTerminal: true },
  relate: { type: 'CaseRelated', roles: ANYONE, rank: 1, performerRank: null, afterTerminal: true },
  'void-document': { type: 'DocumentVoided', roles: ['secretariat'], rank: 2, performerRank: 2, afterTerminal: true },
  'rebind-standard': {
    type: 'StandardRebound',
    roles: ['secretariat'],
    rank: 2,
    performerRank: 2,
    afterTerminal: false,
  },
};

/** Records a fact about a case that is no step of its procedure. */
export function recordFact(
  command: PlainCommand,
  state: CaseState,
  standard: Standard,
  office: OfficeState,
  context: DecisionContext,
): Decision {
  const rule = RULES[command.kind];
  const occurredAt = normalInstant(command.occurredAt ?? context.now);
  if (state.terminal && !rule.afterTerminal) return refuse('case-closed', { state: state.status });
  const people = peopleFor(command, rule, state, office, context, occurredAt);
  if ('accepted' in people) return people;
  const late = refuseWhen(state, occurredAt, context.now, false);
  if (late) return late;
  const facts = splitFacts(CASE_FACTS[rule.type], command.facts ?? {}, principalSubject(state));
  if (!facts.ok) return refuseFacts(facts.problems);
  const effect = effectOf(command.kind, facts.data, state, standard, office, { at: occurredAt, now: context.now });
  if ('accepted' in effect) return effect;
  return accept({
    type: rule.type,
    occurredAt,
    ...people,
    data: { ...facts.data, ...effect },
    personal: facts.personal,
  });
}

function peopleFor(
  command: PlainCommand,
  rule: Rule,
  state: CaseState,
  office: OfficeState,
  { user, now }: DecisionContext,
  at: Instant,
) {
  const wanted = { unit: state.unit, service: state.service, type: null };
  const capacity = capacityOf(office, user, { ...wanted, roles: rule.roles, rankAtLeast: rule.rank }, now);
  if (!capacity) return refuse('wrong-position', { command: command.kind, needed: neededFor(rule.roles, rule.rank) });
  const recordedBy = recorderOf(office, user, capacity);
  const claim = command.performedBy;
  if (rule.performerRank === null && !claim) return { recordedBy, performedBy: performerAs(recordedBy) };
  const roles = rule.performerRank === null ? rule.roles : [];
  const rankAtLeast = rule.performerRank ?? rule.rank;
  const performedBy =
    claim && 'party' in claim
      ? undefined
      : performerOf(office, claim ?? { user }, { ...wanted, roles, rankAtLeast }, at);
  if (!performedBy) return refuse('no-mandate', { command: command.kind, needed: neededFor(roles, rankAtLeast) });
  return { recordedBy, performedBy };
}

/** Roles by name, those of a rank or above included. */
export function neededFor(roles: readonly Role[], rank: number): readonly Role[] {
  const ladder: readonly (readonly Role[])[] = [['section-head', 'supervisor'], ['division-head', 'manager'], ['head']];
  return [...roles, ...ladder.slice(rank - 1).flat()];
}

/** What the state of the case says to this fact: what to add to it, or why it is refused. */
function effectOf(
  kind: PlainCommand['kind'],
  facts: JsonObject,
  state: CaseState,
  standard: Standard,
  office: OfficeState,
  { at, now }: { readonly at: Instant; readonly now: Instant },
): object | Refused {
  const openPause = state.pauses.find((pause) => pause.to === null);
  switch (kind) {
    case 'receive-requirement':
    case 'waive-requirement':
      return refuseRequirement(Number(facts.no), kind, state, standard) ?? {};
    case 'pause-clock':
      return openPause ? refuse('already-paused', { since: openPause.from, reason: openPause.reason }) : {};
    case 'resume-clock':
      if (!openPause) return refuse('not-paused');
      if (at < openPause.from) return refuse('period-reversed', { from: openPause.from, until: at });
      return { pause: openPause.eventId };
    case 'extend-term':
      return refuseExtension(state, standard, office, at) ?? {};
    case 'link-subject': {
      const linked = state.links.some((link) => link.subject === facts.subject && link.role === facts.role);
      return linked ? refuse('already-linked', { subject: String(facts.subject), role: String(facts.role) }) : {};
    }
    case 'reassign': {
      const assignee = String(facts.assignee);
      if (tenuresOf(office, assignee, at).length === 0) return refuse('unknown-user', { user: assignee });
      if (typeof facts.unit === 'string' && !office.units.some(({ code }) => code === facts.unit)) {
        return refuse('unknown-unit', { unit: facts.unit, possible: office.units.map(({ code }) => code) });
      }
      return state.assignee === assignee && facts.unit === undefined ? refuse('no-change', { assignee }) : {};
    }
    case 'mark-duplicate':
      if (facts.of === state.id) return refuse('not-correctable', { of: state.id });
      return state.duplicateOf === facts.of ? refuse('no-change', { of: state.duplicateOf }) : {};
    case 'relate': {
      if (facts.other === state.id) return refuse('already-linked', { other: state.id });
      const related = state.related.some((link) => link.other === facts.other && link.relation === facts.relation);
      return related ? refuse('already-linked', { other: String(facts.other) }) : {};
    }
    case 'void-document': {
      const document = state.documents.find(({ id }) => id === facts.document);
      if (!document) return refuse('unknown-document', { possible: state.documents.map(({ id }) => id) });
      return document.voided ? refuse('already-voided', { document: document.id }) : {};
    }
    case 'rebind-standard':
      return rebind(String(facts.standard), state, standard, office, now);
    case 'add-note':
    case 'attach-file':
      return {};
  }
}

function refuseRequirement(
  no: number,
  kind: PlainCommand['kind'],
  state: CaseState,
  standard: Standard,
): Refused | null {
  const known = requirementsOf(standard);
  if (!known.includes(no)) return refuse('unknown-requirement', { no, possible: known });
  const settled = settlementOf(state, no)?.settled;
  const repeats = settled === 'received' || (settled === 'waived' && kind === 'waive-requirement');
  return repeats ? refuse('already-settled', { no, settled: settled ?? null }) : null;
}

/** A term may grow only while it is not yet broken. */
function refuseExtension(state: CaseState, standard: Standard, office: OfficeState, at: Instant): Refused | null {
  const calendar = currentCalendar(office);
  const promise = calendar && promiseOf(clocksOf(state, standard, calendar, at));
  if (!promise || promise.stoppedAt !== null) return refuse('clock-not-running');
  return promise.late ? refuse('after-breach', { dueAt: promise.dueAt, at }) : null;
}
