import { normalInstant } from '../case/index.ts';
import { accept, type Decision, type DecisionContext, refuse, refuseFacts } from '../decision/index.ts';
import type { Instant, JsonObject, PersonalFact, Role } from '../event/index.ts';
import { type FieldProblem, IDENTITY_FACTS, MERGE_FACTS, splitFacts } from '../facts/index.ts';
import { capacityOf, type OfficeState, performerAs, recorderOf } from '../office/index.ts';
import type { Identity } from './events.ts';
import { checkNik } from './nik.ts';
import type { SubjectState } from './state.ts';

interface SubjectCommandBase {
  readonly occurredAt?: Instant;
  readonly facts: JsonObject;
}
export interface RegisterSubject extends SubjectCommandBase {
  readonly kind: 'register-subject';
}
export interface IdentifySubject extends SubjectCommandBase {
  readonly kind: 'identify-subject';
}
/** Says of this subject that it is another one. */
export interface MergeSubject extends SubjectCommandBase {
  readonly kind: 'merge-subject';
}
/** The counterpart in the stream of the one that goes on; follows a merge by itself. */
export interface AbsorbSubject extends SubjectCommandBase {
  readonly kind: 'absorb-subject';
  readonly merged: string;
}
export type SubjectCommand = RegisterSubject | IdentifySubject | MergeSubject | AbsorbSubject;

const ROLES: readonly Role[] = [
  'front-desk',
  'case-worker',
  'data-operator',
  'back-office',
  'secretariat',
  'shelter-officer',
];

/** Decides a command about a person; what it says of them in the clear is only whether they are known. */
export function decideSubject(
  command: SubjectCommand,
  state: SubjectState,
  office: OfficeState,
  context: DecisionContext,
): Decision {
  const occurredAt = normalInstant(command.occurredAt ?? context.now);
  if (occurredAt > context.now) return refuse('occurred-in-future', { occurredAt, now: context.now });
  const capacity = capacityOf(
    office,
    context.user,
    { roles: ROLES, rankAtLeast: 1, unit: null, service: null, type: null },
    context.now,
  );
  if (!capacity) return refuse('wrong-position', { needed: ROLES });
  const recordedBy = recorderOf(office, context.user, capacity);
  const by = { occurredAt, performedBy: performerAs(recordedBy), recordedBy };

  if (command.kind === 'register-subject') {
    if (state.revision >= 0) return refuse('already-exists', { subject: state.id });
    const identity = identityOf(command.facts, state);
    if (!identity.ok) return refuseFacts(identity.problems);
    const { data, personal, ...known } = identity;
    return accept({ type: 'SubjectRegistered', ...by, data: { ...status(known), facts: data }, personal });
  }
  if (state.revision < 0) return refuse('unknown-subject', { subject: state.id });
  // The counterpart of a merge the other way round, made at the same time: absorb() says who of both goes on.
  const isMutual = command.kind === 'absorb-subject' && command.merged === state.mergedInto;
  if (state.mergedInto && !isMutual) return refuse('already-merged', { subject: state.id, into: state.mergedInto });
  switch (command.kind) {
    case 'identify-subject': {
      const identity = identityOf(command.facts, state);
      if (!identity.ok) return refuseFacts(identity.problems);
      const { data, personal, ...known } = identity;
      if (personal.length === 0 && Object.keys(data).length === 0)
        return refuse('no-change', { possible: Object.keys(IDENTITY_FACTS) });
      const personalFields = personal.map(({ name }) => name);
      return accept({
        type: 'SubjectIdentified',
        ...by,
        data: { ...status(known), facts: data, personalFields },
        personal,
      });
    }
    case 'merge-subject': {
      const facts = splitFacts(MERGE_FACTS, command.facts, state.id);
      if (!facts.ok) return refuseFacts(facts.problems);
      const into = String(facts.data.into);
      if (into === state.id) return refuse('already-merged', { subject: state.id, into });
      if (state.absorbed.includes(into)) return refuse('already-merged', { subject: into, into: state.id });
      return accept({ type: 'SubjectMerged', ...by, data: facts.data, personal: facts.personal });
    }
    case 'absorb-subject': {
      if (state.absorbed.includes(command.merged))
        return refuse('already-merged', { subject: command.merged, into: state.id });
      const basis = String(command.facts.basis);
      return accept({ type: 'SubjectAbsorbed', ...by, data: { merged: command.merged, basis }, personal: [] });
    }
  }
}

type IdentityFacts =
  | {
      readonly ok: true;
      readonly identity: Identity;
      readonly nikWarnings: readonly string[];
      readonly data: JsonObject;
      readonly personal: readonly PersonalFact[];
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

function identityOf(facts: JsonObject, state: SubjectState): IdentityFacts {
  const split = splitFacts(IDENTITY_FACTS, facts, state.id);
  if (!split.ok) return split;
  const stated = { birthDate: asText(facts.birthDate), sex: asText(facts.sex) };
  const nik = facts.nik === undefined ? null : checkNik(String(facts.nik), stated);
  if (nik && nik.problems.length > 0) {
    return {
      ok: false,
      problems: [
        { pointer: '/facts/nik', problem: 'malformed', expected: nik.problems.map((problem) => NIK_RULES[problem]) },
      ],
    };
  }
  const known = new Set([...state.known, ...split.personal.map(({ name }) => name)]);
  const identity =
    known.has('name') && known.has('nik') ? 'known' : known.has('name') || known.has('nik') ? 'partial' : 'unknown';
  return { ok: true, identity, nikWarnings: nik?.warnings ?? [], data: split.data, personal: split.personal };
}

const NIK_RULES = {
  length: '16 digits',
  'birth-date': 'digits 7 to 12 are a date of birth DDMMYY, the day + 40 for a woman',
  serial: 'the last four digits are 0001 or more',
} as const;

function status({ identity, nikWarnings }: { readonly identity: Identity; readonly nikWarnings: readonly string[] }) {
  return { identity, nikWarnings };
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
