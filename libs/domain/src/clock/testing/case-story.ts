import type { ClockPolicy, SubLimit } from '../../standard/standard.ts';
import { caseClocks } from '../case-clocks.ts';
import type { Clock, ClockEntry, ClockInput } from '../types.ts';
import { jakartaOffice, wib } from './jakarta-office.ts';

/** Three to four working days from the report to the end; waiting for the applicant pauses it, for the bank by decree. */
export const policy: ClockPolicy = {
  start: { type: 'ReportReceived', which: 'first' },
  stop: ['terminal'],
  unit: 'day',
  min: 3,
  max: 4,
  dayKind: 'working',
  countsFirstDay: false,
  judgedOutcomes: ['completed'],
  pauses: [
    { state: 'dikembalikan', party: 'applicant', adopt: 'default' },
    { state: 'di_bank', party: 'bank', adopt: 'by-decree' },
  ],
  why: 'stated',
};

export const shelterLimit: SubLimit = {
  name: 'rumah singgah',
  start: { type: 'ClientSheltered', which: 'first-of-stay' },
  stop: [{ type: 'ClientSent' }, { type: 'ClientDeparted' }],
  unit: 'day',
  max: 3,
  dayKind: 'calendar',
  countsFirstDay: false,
  why: 'at most three days',
};

/** One line of a case's story: when, what, and the state from then on. */
export type Line = readonly [time: string, type: string, state: string];

export function given(lines: readonly Line[], change: Partial<ClockInput> = {}) {
  const input: ClockInput = {
    policy,
    subLimits: [],
    secondPromises: [],
    calendar: jakartaOffice,
    entries: lines.map(entry),
    recordedPauses: [],
    extensions: [],
    adoptedPauses: [],
    terminalStates: { selesai: 'completed', ditolak: 'rejected', dicabut: 'withdrawn' },
    ...change,
  };
  return {
    clocks: (asOf: string): Clock[] => caseClocks(input, wib(asOf)),
    promise: (asOf: string, run = 0): Clock => only(caseClocks(input, wib(asOf)), 'promise', run),
    of: (kind: Clock['kind'], asOf: string, run = 0): Clock => only(caseClocks(input, wib(asOf)), kind, run),
  };
}

function only(clocks: readonly Clock[], kind: Clock['kind'], run: number): Clock {
  const found = clocks.find((clock) => clock.kind === kind && clock.run === run);
  if (!found) throw new Error(`there is no run ${run} of a clock of kind ${kind}`);
  return found;
}

function entry([time, type, state]: Line, index: number): ClockEntry {
  return { eventId: `event-${index}`, type, occurredAt: wib(time), state };
}
