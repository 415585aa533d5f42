import type { CaseEvent, LedgerEvent, OfficeCalendar, Standard } from '@jejak/domain';
import { Days } from './days.ts';

/** One event of a case as it is known in the end: at the instant that its last correction gives it. */
export interface Told {
  readonly event: CaseEvent;
  readonly at: string;
  /** State of the case after it, in the order of the stream. */
  readonly state: string;
  /** True where it belongs to the chain of states. */
  readonly moves: boolean;
}

export interface Case {
  readonly id: string;
  readonly office: string;
  readonly told: readonly Told[];
  readonly standard: Standard;
  /** Calendar of the office as it is now. */
  readonly now: Days;
  /** Ends of the case, in order, each with the calendar of the office at its place in the ledger. */
  readonly ends: readonly { readonly told: Told; readonly days: Days }[];
}

/** Everything that the raw events say of cases, read once from the beginning, with nothing left out. */
export function casesIn(events: readonly LedgerEvent[]): readonly Case[] {
  const calendars = new Map<string, Days>();
  const raw = new Map<string, OfficeCalendar>();
  const standards = new Map<string, Standard>();
  const streams = new Map<string, CaseEvent[]>();
  const ends = new Map<string, Days>();
  for (const event of events) {
    const set = (calendar: OfficeCalendar): void => {
      raw.set(event.office, calendar);
      calendars.set(event.office, new Days(calendar));
    };
    const known = raw.get(event.office);
    if (event.type === 'CalendarSet') set(event.data.calendar);
    if (event.type === 'HolidayAnnounced' && known) {
      const { date, name, kind } = event.data;
      const others = known.holidays.filter((holiday) => holiday.date !== date);
      set({ ...known, holidays: [...others, { date, name, kind }] });
    }
    if (event.type === 'HolidayWithdrawn' && known)
      set({ ...known, holidays: known.holidays.filter(({ date }) => date !== event.data.date) });
    if (event.type === 'StandardAdopted') standards.set(event.data.hash, event.data.standard);
    if (!event.stream.startsWith('case-')) continue;
    const own = event as CaseEvent;
    streams.set(event.stream, [...(streams.get(event.stream) ?? []), own]);
    const days = calendars.get(event.office);
    if (days && 'closes' in own.data && own.data.closes !== undefined) ends.set(event.id, days);
  }
  return [...streams.values()].map((stream) => caseOf(stream, standards, calendars, ends));
}

function caseOf(
  stream: readonly CaseEvent[],
  standards: ReadonlyMap<string, Standard>,
  calendars: ReadonlyMap<string, Days>,
  ends: ReadonlyMap<string, Days>,
): Case {
  const [first] = stream;
  const hash = stream.reduce((bound, { type, data }) => {
    return type === 'ReportReceived' || type === 'StandardRebound' ? data.standard : bound;
  }, '');
  const [standard, now] = [standards.get(hash), calendars.get(first?.office ?? '')];
  if (!first || !standard || !now) throw new Error(`nothing is known of ${first?.stream}`);
  let state = '';
  const told = stream.map((event): Told => {
    const moves = movesCase(event);
    if (moves) state = stateAfter(event);
    return { event, at: instantOf(event, stream), state, moves };
  });
  const ended = told.flatMap((entry) => {
    const days = ends.get(entry.event.id);
    return days ? [{ told: entry, days }] : [];
  });
  return { id: first.stream.slice('case-'.length), office: first.office, told, standard, now, ends: ended };
}

function movesCase({ type, data }: CaseEvent): boolean {
  if (type === 'ReportReceived' || type === 'CaseReopened') return true;
  return 'step' in data && !('parallel' in data && data.parallel === true);
}

function stateAfter({ type, data }: CaseEvent): string {
  if (type === 'ReportReceived') return data.state;
  return 'to' in data && typeof data.to === 'string' ? data.to : '';
}

function instantOf({ id, occurredAt }: CaseEvent, stream: readonly CaseEvent[]): string {
  const corrections = stream.flatMap(({ type, data }) =>
    type === 'EventCorrected' && data.event === id && data.occurredAt !== undefined ? [data.occurredAt] : [],
  );
  return corrections.at(-1) ?? occurredAt;
}

/** In the order in which things happened; at one instant in the order of the stream. */
export function inTime(told: readonly Told[]): readonly Told[] {
  return told.toSorted((a, b) => (a.at === b.at ? a.event.revision - b.event.revision : a.at < b.at ? -1 : 1));
}

/** What ended a recorded wait: its resumption, or else the first end of the case after it; undefined while it lasts. */
export function endOfWait(told: readonly Told[], { id, revision }: CaseEvent): Told | undefined {
  const resumed = told.find(({ event }) => event.type === 'ClockResumed' && event.data.pause === id);
  return (
    resumed ?? told.find(({ event }) => event.revision > revision && 'closes' in event.data && !!event.data.closes)
  );
}

/** How a state ends the case; undefined where it does not. */
export function endingIn({ procedure }: Standard, state: string): string | undefined {
  const exit = procedure.exits.find(({ to }) => to === state);
  return procedure.terminal[state]?.outcome ?? exit?.terminal;
}
