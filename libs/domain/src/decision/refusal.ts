import type { DecidedEvent, JsonObject } from '../event/index.ts';
import type { FieldProblem } from '../facts/index.ts';

/** Every reason for which the domain says no, with the kind of no that it is. */
export const REFUSALS = {
  'unknown-step': 'rule',
  'step-not-possible': 'rule',
  'case-closed': 'rule',
  'case-open': 'rule',
  'head-present': 'rule',
  'same-person': 'rule',
  'occurred-in-future': 'rule',
  'occurred-before-opening': 'rule',
  'occurred-before-step': 'rule',
  'not-between-neighbours': 'rule',
  'not-correctable': 'rule',
  'already-paused': 'rule',
  'not-paused': 'rule',
  'clock-not-running': 'rule',
  'after-breach': 'rule',
  'already-judged': 'rule',
  'already-settled': 'rule',
  'already-linked': 'rule',
  'already-voided': 'rule',
  'already-identified': 'rule',
  'already-merged': 'rule',
  'already-exists': 'rule',
  'position-taken': 'rule',
  'standard-overlaps': 'rule',
  'no-standard-in-force': 'rule',
  'no-change': 'rule',
  'not-in-force': 'rule',
  'period-reversed': 'rule',
  'state-not-possible': 'rule',
  'not-a-deviation': 'rule',
  'wrong-position': 'forbidden',
  'no-mandate': 'forbidden',
  'only-head-mandates': 'forbidden',
  'only-administrator': 'forbidden',
  'facts-missing': 'incomplete',
  'facts-invalid': 'malformed',
  'standard-broken': 'malformed',
  'calendar-broken': 'malformed',
  'unknown-requirement': 'missing',
  'unknown-event': 'missing',
  'unknown-document': 'missing',
  'unknown-case': 'missing',
  'unknown-subject': 'missing',
  'unknown-user': 'missing',
  'unknown-unit': 'missing',
  'unknown-mandate': 'missing',
  'unknown-service': 'missing',
  'unknown-office': 'missing',
} as const satisfies Record<string, 'rule' | 'forbidden' | 'incomplete' | 'malformed' | 'missing'>;

export type RefusalCode = keyof typeof REFUSALS;

export interface Refusal {
  readonly code: RefusalCode;
  /** What would be possible instead, and what stands against it; public facts only. */
  readonly details: JsonObject;
  readonly problems: readonly FieldProblem[];
}

export type Decision<E extends DecidedEvent = DecidedEvent> =
  | { readonly accepted: true; readonly events: readonly E[] }
  | { readonly accepted: false; readonly refusal: Refusal };

export type Refused = Extract<Decision, { accepted: false }>;

export function accept(...events: readonly DecidedEvent[]): Decision {
  return { accepted: true, events };
}

export function refuse(code: RefusalCode, details: JsonObject = {}, problems: readonly FieldProblem[] = []): Refused {
  return { accepted: false, refusal: { code, details, problems } };
}

export function refuseFacts(problems: readonly FieldProblem[]): Refused {
  const onlyMissing = problems.every((problem) => problem.problem === 'missing');
  return refuse(onlyMissing ? 'facts-missing' : 'facts-invalid', {}, problems);
}
