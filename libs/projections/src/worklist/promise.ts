import {
  calendarAtRevision,
  caseClocks,
  type Instant,
  type OfficeState,
  promiseOf,
  remaining,
  type Standard,
  terminalOutcomes,
} from '@jejak/domain';
import type { WorklistRow } from './row.ts';
import type { TermMemory } from './term-memory.ts';

type Timed = Pick<WorklistRow, 'dueAt' | 'clock' | 'paused' | 'remaining' | 'budget' | 'onTime' | 'calendarRevision'>;

/** What a row says of the promise's present run, under one version of the office's calendar. */
export function timed(
  row: Pick<WorklistRow, 'open' | 'memory'>,
  standard: Standard,
  office: OfficeState,
  calendarRevision: number,
  asOf: Instant,
): Timed {
  const calendar = calendarAtRevision(office, calendarRevision);
  if (!calendar) throw new Error(`office ${office.code} has no calendar`);
  const promise = promiseOf(caseClocks(inputOf(row.memory.term, standard, calendar), asOf));
  const paused = promise?.running === 'paused';
  return {
    dueAt: row.open && promise?.running === 'running' ? promise.dueAt : null,
    clock: promise?.running ?? 'not-started',
    paused,
    remaining: promise && paused ? remaining(calendar, promise, asOf) : null,
    budget: promise?.budget ?? null,
    onTime: promise?.onTime ?? null,
    calendarRevision,
  };
}

type Input = Parameters<typeof caseClocks>[0];

/** The promise alone: no sub-limits, no other publications. */
function inputOf(term: TermMemory, { procedure }: Standard, calendar: Input['calendar']): Input {
  const { countsFirstDay } = term;
  return {
    policy: procedure.clock,
    subLimits: [],
    secondPromises: [],
    calendar,
    entries: term.entries,
    recordedPauses: term.pauses,
    extensions: term.extensions,
    adoptedPauses: term.adoptedPauses,
    ...(countsFirstDay === null ? {} : { countsFirstDay }),
    terminalStates: terminalOutcomes(procedure),
  };
}
