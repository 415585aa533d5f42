import type { Instant, Party, StepType } from '../event/index.ts';
import type { Outcome } from '../standard/index.ts';
import type { ClockBinding } from './events.ts';
import type { Settlement } from './settled.ts';

/** One event of the case as later decisions and clocks look at it; corrections are applied to `occurredAt`. */
export interface HistoryEntry {
  readonly eventId: string;
  readonly revision: number;
  readonly type: string;
  /** Key of the step, exit or parallel fact; null for other events. */
  readonly step: string | null;
  /** State of the case after it. */
  readonly state: string;
  /** True where it belongs to the chain of states: taken in, a step, an exit, a reopening. */
  readonly moves: boolean;
  readonly occurredAt: Instant;
  /** Account of whoever did it, where it is known. */
  readonly performer: string | null;
  readonly recorder: string | null;
}

export interface CasePause {
  readonly eventId: string;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly reason: string;
  readonly party: Party;
  /** Event that ended it: a resumption, or the end of the case; null while it lasts. */
  readonly resumedBy: string | null;
}

export interface CaseDocument {
  readonly id: string;
  readonly kind: string;
  readonly eventId: string;
  readonly type: StepType;
  readonly voided: boolean;
}

/** Who prepared, initialled and verified since the last signature; what segregation of duties looks at. */
export interface Duties {
  readonly preparedBy: readonly string[];
  readonly initialledBy: readonly string[];
  readonly verifiedBy: readonly string[];
}

export interface Assignment {
  readonly eventId: string;
  readonly assignee: string | null;
}

export interface CaseState {
  readonly id: string;
  /** Revision of the last event, -1 before the first. */
  readonly revision: number;
  readonly office: string;
  readonly service: string;
  readonly standard: string;
  readonly clock: ClockBinding | null;
  readonly unit: string | null;
  readonly status: string;
  readonly visited: readonly string[];
  readonly terminal: { readonly state: string; readonly outcome: Outcome } | null;
  readonly client: string | null;
  readonly reporter: string | null;
  readonly links: readonly { readonly subject: string; readonly role: string }[];
  readonly assignee: string | null;
  /** Who was named by each event that may name somebody, in order; the last one named is the assignee. */
  readonly assignments: readonly Assignment[];
  readonly openedAt: Instant;
  /** When the last change of state happened; no later step may have happened before it. */
  readonly lastStepAt: Instant;
  readonly history: readonly HistoryEntry[];
  /** Everything that settled a requirement, in order; see settlementOf. */
  readonly requirements: readonly Settlement[];
  readonly pauses: readonly CasePause[];
  readonly extensions: readonly {
    readonly eventId: string;
    readonly occurredAt: Instant;
    readonly by: number;
    readonly reason: string;
  }[];
  readonly documents: readonly CaseDocument[];
  readonly duties: Duties;
  readonly duplicateOf: string | null;
  readonly related: readonly { readonly other: string; readonly relation: string }[];
  readonly recordedAt: Instant;
}

const NEVER = '';

export function newCase(id: string): CaseState {
  return {
    id,
    revision: -1,
    office: '',
    service: '',
    standard: '',
    clock: null,
    unit: null,
    status: '',
    visited: [],
    terminal: null,
    client: null,
    reporter: null,
    links: [],
    assignee: null,
    assignments: [],
    openedAt: NEVER,
    lastStepAt: NEVER,
    history: [],
    requirements: [],
    pauses: [],
    extensions: [],
    documents: [],
    duties: { preparedBy: [], initialledBy: [], verifiedBy: [] },
    duplicateOf: null,
    related: [],
    recordedAt: NEVER,
  };
}

/** Whose key seals what the case says: the client's, else the reporter's. */
export function principalSubject(state: Pick<CaseState, 'client' | 'reporter' | 'office'>): string {
  return state.client ?? state.reporter ?? officeSubject(state.office);
}

/** The office's own key, for what belongs to no person. */
export function officeSubject(office: string): string {
  return `office:${office}`;
}
