import type { Party, Standard, StepType } from '@jejak/domain';
import type { Chance } from '../seed/index.ts';
import { afterOfficeMinutes, DAY, HOUR } from '../time/index.ts';
import type { CaseLife } from './case-life.ts';
import { distancesTo, endsOf } from './routes.ts';

/** Minutes that an office is open on an ordinary day. */
const OPEN_MINUTES = 450;
const DAYS: { readonly [unit: string]: number } = { day: 1, week: 5, month: 21 };
/** Part of the promised time in which an ordinary case is done. */
const PART = 0.36;
const LONG_WAY = 7;
/** Now and then a file lies under others. */
const FORGOTTEN = { part: 0.03, times: 7 };

/** What waits for a signature lies in a tray for such a part of the promise, a day at most. */
const SIGNED: ReadonlySet<StepType> = new Set(['DocumentSigned', 'ApprovalDecided', 'FieldVisitOrdered']);
const TRAY = 0.1;

/** Minutes of work that an act takes; most take twenty. */
const EFFORT: { readonly [type in StepType]?: number } = {
  FileChecked: 10,
  FileReturned: 10,
  FileCompleted: 10,
  CaseAssessed: 35,
  CaseVerified: 45,
  FamilyTraced: 40,
  FieldVisitReported: 40,
  EscortMade: 60,
  DraftPrepared: 25,
  DraftInitialled: 4,
  DraftReturned: 5,
  ApprovalDecided: 5,
  DocumentSigned: 3,
  CaseAssigned: 4,
  FieldVisitOrdered: 5,
  ClientSent: 70,
  ClientReturnedToFamily: 40,
  AidDelivered: 40,
};

/** Days that others ordinarily take, where the office waits for them. */
const WAITS: { readonly [party in Party]?: number } = {
  applicant: 2,
  reporter: 1,
  family: 1,
  'ward-office': 2,
  police: 1,
  hospital: 1,
  'mental-hospital': 2,
  bank: 4,
  ministry: 18,
  'provincial-office': 6,
  'care-institution': 3,
};

/** When an act of the office's own people can begin: it lies on a desk first; epoch milliseconds. */
export function lyingUntil(type: StepType, life: CaseLife, standard: Standard, from: number): number {
  const { chance, office } = life;
  const pace = chance.happens(FORGOTTEN.part) ? life.pace * FORGOTTEN.times : life.pace;
  const minutes = chance.lognormal(usualMinutes(standard), 0.6) * pace;
  const tray = SIGNED.has(type) ? chance.lognormal(Math.min(promisedMinutes(standard) * TRAY, OPEN_MINUTES), 0.5) : 0;
  return afterOfficeMinutes(office.calendar, from, Math.min(minutes + tray, 8 * OPEN_MINUTES));
}

/** How long a file usually lies; where the way is long, people hurry more than in proportion. */
function usualMinutes(standard: Standard): number {
  const steps = stepsOf(standard);
  return ((promisedMinutes(standard) * PART) / (steps + 3)) * Math.min(1, LONG_WAY / steps);
}

/** When somebody outside the office has done their part. */
export function waitingUntil(life: CaseLife, standard: Standard, party: Party, from: number): number {
  const { chance, office, pace } = life;
  const promised = (promisedMinutes(standard) / OPEN_MINUTES) * DAY;
  const usual = Math.min((WAITS[party] ?? 1) * DAY, promised * 0.1);
  const answered = from + Math.max(HOUR / 12, chance.lognormal(usual, 0.8) * pace);
  // By post, by telephone, at the counter: it reaches the office some time in the morning after.
  return afterOfficeMinutes(office.calendar, Math.floor(answered), Math.min(chance.between(1, 90), promised / HOUR));
}

/** Minutes of work; a promise of two hours leaves no time for more. */
export function effortOf(type: StepType, standard: Standard, chance: Chance): number {
  const most = (promisedMinutes(standard) * 0.3) / stepsOf(standard);
  return Math.max(1, Math.min(chance.lognormal(EFFORT[type] ?? 20, 0.4), most));
}

/** What a standard promises, in office minutes. */
export function promisedMinutes({ procedure }: Standard): number {
  const { unit, max, dayKind } = procedure.clock;
  if (unit === 'minute') return max;
  const working = unit === 'day' && dayKind === 'calendar' ? 5 / 7 : 1;
  return max * (DAYS[unit] ?? 1) * working * OPEN_MINUTES;
}

/** How many steps the longest of the ordinary ways has. */
function stepsOf({ procedure }: Standard): number {
  const lengths = endsOf(procedure).map((end) => distancesTo(procedure, end).get(procedure.initial) ?? 1);
  return Math.max(2, ...lengths) + 1;
}
