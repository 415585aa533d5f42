import type { LocalDate } from '../event/envelope.ts';
import type { Party, Role, StepType } from '../event/vocabulary.ts';

/** Words for a thing, Indonesian first. */
export interface Label {
  readonly id: string;
  readonly en: string;
}

/** A component of a standard that a city publishes, or does not: "not published" is never "none". */
export type Published<T> = { readonly published: true; readonly value: T } | { readonly published: false };

/**
 * One version of a service standard: the facts as published, and the procedure and clock that Jejak runs it by.
 * Plain JSON with a canonical form; its SHA-256 names the version.
 */
export interface Standard {
  readonly schema: 'standard v1';
  /** Key of the service, such as `dumai-penanganan-orang-terlantar`. */
  readonly service: string;
  readonly name: Label;
  /** `permohonan` (application) or `kasus`, as the officers say. */
  readonly noun: 'permohonan' | 'kasus';
  readonly publication: Publication;
  readonly components: Components;
  /** What the same office promises elsewhere for the same service; shown beside, never opens a case. */
  readonly secondPromises: readonly SecondPromise[];
  readonly procedure: Procedure;
  readonly oddities: readonly string[];
}

export interface Publication {
  readonly office: string;
  readonly city: string;
  readonly province: string;
  readonly regionCode: string;
  readonly timeZone: string;
  readonly decree: { readonly number: string | null; readonly date: LocalDate | null; readonly note: string | null };
  readonly numberInDecree: number | null;
  readonly responsibleUnit: string | null;
  readonly variant: string;
  readonly sources: readonly string[];
  readonly contact: Contact | null;
}

/** What a decree says for all its standards together. */
export interface Decree {
  readonly schema: 'decree v1';
  readonly office: Label;
  readonly city: string;
  readonly province: string;
  readonly regionCode: string;
  readonly timeZone: string;
  readonly number: string;
  readonly date: LocalDate;
  readonly title: string;
  readonly place: string;
  readonly effective: string;
  readonly signed: string;
  readonly contact: Contact;
  readonly consideredLegalBasis: readonly string[];
  readonly oddities: readonly string[];
}

export interface Contact {
  readonly address: string | null;
  readonly phone: string | null;
  readonly web: readonly string[];
  readonly email: string | null;
  readonly fax: string | null;
  readonly callCenter: string | null;
}

/** The fourteen components of a service standard (Permenpan RB 15/2014). */
export interface Components {
  readonly requirements: Published<readonly Requirement[]>;
  readonly procedure: Published<PublishedProcedure>;
  readonly completionTime: Published<CompletionTime>;
  readonly cost: Published<{ readonly raw: string; readonly rupiah: number }>;
  readonly products: Published<readonly string[]>;
  readonly complaintChannels: Published<readonly string[]>;
  readonly legalBasis: Published<readonly string[]>;
  readonly facilities: Published<readonly string[]>;
  readonly executorCompetence: Published<readonly string[]>;
  readonly internalSupervision: Published<readonly string[]>;
  readonly executors: Published<number>;
  readonly serviceGuarantee: Published<readonly string[]>;
  readonly safetyGuarantee: Published<readonly string[]>;
  readonly evaluation: Published<{ readonly raw: string; readonly periodMonths: number }>;
  /** How complaints are handled, where the publication says more than the channels. */
  readonly complaintHandling: readonly string[];
}

export interface Requirement {
  readonly no: number;
  readonly text: string;
  readonly kind: string;
  /** The words of the source. */
  readonly providedBy: string;
  /** True where whoever comes in brings it; false where the office or another body makes it on the way. */
  readonly broughtIn: boolean;
  /** Why it counts as brought in, or as made on the way; ours, the source does not say. */
  readonly broughtInBasis: string;
  readonly condition: string | null;
  readonly note: string | null;
}

export interface PublishedProcedure {
  readonly steps: readonly PublishedStep[];
  readonly flowchart: Flowchart;
}

export interface PublishedStep {
  readonly no: number;
  readonly printedNo: string | null;
  readonly text: Label;
  readonly actor: string;
  readonly actorBasis: string;
  readonly receives: readonly string[];
  readonly produces: readonly string[];
  readonly branches: readonly string[];
  readonly subLimit: string | null;
  readonly source: string | null;
}

export interface Flowchart {
  readonly present: boolean;
  readonly rawKind: string | null;
  readonly nodes: readonly { readonly id: string; readonly label: string; readonly shape: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly kind: string }[];
  readonly textBlocks: readonly string[];
  readonly notes: readonly string[];
}

export interface CompletionTime {
  readonly raw: string;
  readonly min: number;
  readonly max: number | null;
  readonly unit: string;
  readonly dayKind: string;
  readonly note: string;
  readonly subLimits: readonly string[];
}

/** The promise of another publication of the same standard (a web page beside the decree). */
export interface SecondPromise {
  readonly id: string;
  readonly name: Label;
  readonly publication: Publication;
  readonly components: Components;
  readonly oddities: readonly string[];
  readonly budget: Budget;
}

export interface Procedure {
  readonly initial: string;
  readonly states: { readonly [state: string]: State };
  readonly terminal: { readonly [state: string]: TerminalState };
  readonly steps: readonly Step[];
  /** Ways out that are possible in every open state, whole (not by reference). */
  readonly exits: readonly Exit[];
  /** Narrows the exits of a state to these keys. */
  readonly exitsByState: { readonly [state: string]: readonly string[] };
  readonly parallel: readonly ParallelFact[];
  /** True, or why the standard has none. */
  readonly milestones: { readonly [milestone in Milestone]: true | string };
  readonly clock: ClockPolicy;
  readonly subLimits: readonly SubLimit[];
  readonly note: string | null;
}

export const MILESTONES = ['received', 'assessed', 'verified', 'signed', 'sent'] as const;
export type Milestone = (typeof MILESTONES)[number];

export interface State extends Label {
  readonly waitingFor?: Party;
}

export interface TerminalState extends Label {
  readonly outcome: Outcome;
}

export const OUTCOMES = [
  'completed',
  'rejected',
  'returned-to-family',
  'not-proven',
  'not-eligible',
  'informed',
  'referred',
  'not-a-complaint',
  'withdrawn',
  'lapsed',
  'left',
  'died',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Roles of the office, or the body outside that decides. */
export type Decides = readonly Role[] | { readonly party: Party };

/** What steps, exits and parallel facts have in common: one typed fact that somebody decides and somebody records. */
export interface Act extends Label {
  readonly key: string;
  readonly type: StepType;
  /** Result that the event of this step carries, such as `approved`. */
  readonly outcome?: string;
  readonly decidedBy: Decides;
  readonly recordedBy: readonly Role[];
  /** Bodies to choose from. */
  readonly party?: readonly Party[];
  readonly produces: readonly string[];
  /** Place in the source that it rests on, or that it is ours and why. */
  readonly basis: string;
  readonly note?: string;
}

export interface Step extends Act {
  readonly from: readonly string[];
  readonly to: string;
  readonly milestone?: Milestone;
  /** Only while the head is recorded as absent. */
  readonly condition?: 'head-away';
}

export interface Exit extends Act {
  /** Terminal state it leads to. */
  readonly to: string;
  readonly terminal: Outcome;
  /** Needs a state that waits for one of these. */
  readonly onlyWaitingFor?: readonly Party[];
}

export interface ParallelFact extends Act {
  /** Only once the case has been in one of these states. */
  readonly after?: readonly string[];
  readonly alsoAfterTerminal?: true;
}

export interface Budget {
  readonly unit: 'minute' | 'day' | 'week' | 'month';
  readonly n: number;
  readonly dayKind: 'working' | 'calendar' | 'office-minutes';
  readonly countsFirstDay: boolean;
}

export interface ClockPolicy {
  readonly start: StartRule;
  readonly stop: readonly StopRule[];
  readonly unit: Budget['unit'];
  readonly min: number;
  readonly max: number;
  readonly dayKind: Budget['dayKind'];
  readonly countsFirstDay: boolean;
  /** Outcomes for which "on time" is judged. */
  readonly judgedOutcomes: readonly Outcome[];
  readonly pauses: readonly StatePause[];
  readonly why: string;
  /** This event starts a new clock of the same budget. */
  readonly restart?: { readonly type: StepType };
  /** A second reading of the same promise, shown beside. */
  readonly alternative?: { readonly dayKind: Budget['dayKind']; readonly why: string };
}

export interface StartRule {
  readonly type: 'ReportReceived' | StepType;
  /** `last` with `before`: the last such event before the first of that type. */
  readonly which: 'first' | 'last' | 'first-of-stay';
  readonly before?: StepType;
}

export type StopRule = 'terminal' | { readonly type: StepType };

/** The clock pauses while the case is in this state: by default, or only where the office has adopted it by decree. */
export interface StatePause {
  readonly state: string;
  readonly party: Party;
  readonly adopt: 'default' | 'by-decree';
}

export interface SubLimit {
  readonly name: string;
  readonly start: StartRule;
  readonly stop: readonly StopRule[];
  readonly unit: Budget['unit'];
  readonly max: number;
  readonly dayKind: Budget['dayKind'];
  readonly countsFirstDay: boolean;
  readonly why: string;
}
