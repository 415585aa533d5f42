import {
  type CaseState,
  type Clock,
  calendarAtRevision,
  clocksOf,
  type Instant,
  type OfficeState,
  type Standard,
} from '@jejak/domain';

/** An end of the case, and the version of the office's calendar that it was judged by. */
export interface Closing {
  readonly eventId: string;
  readonly calendarRevision: number;
}

export interface Binding {
  readonly state: CaseState;
  readonly standard: Standard;
  readonly calendarRevision: number;
  readonly closings: readonly Closing[];
}

/**
 * All clocks of a case. What stopped before an end of the case keeps the calendar of that end, also after a reopening;
 * the calendar decides nothing about which clocks there are, so those of each version stand at the same places.
 */
export function measureClocks(binding: Binding, office: OfficeState, asOf: Instant): readonly Clock[] {
  const { calendarRevision, closings } = binding;
  const current = clocksUnder(binding, office, calendarRevision, asOf);
  if (closings.every((closing) => closing.calendarRevision === calendarRevision)) return current;
  const earlier = new Map<number, readonly Clock[]>();
  return current.map((clock, at) => {
    const revision = calendarRevisionOf(clock, binding);
    if (revision === calendarRevision) return clock;
    const then = earlier.get(revision) ?? clocksUnder(binding, office, revision, asOf);
    earlier.set(revision, then);
    return then[at] ?? clock;
  });
}

function clocksUnder({ state, standard }: Binding, office: OfficeState, revision: number, asOf: Instant) {
  const calendar = calendarAtRevision(office, revision);
  if (!calendar) throw new Error(`office ${office.code} has no calendar`);
  return clocksOf(state, standard, calendar, asOf);
}

/** Version of the office's calendar that a clock is judged by. */
export function calendarRevisionOf(
  clock: Pick<Clock, 'stoppedAt'>,
  { state, closings, calendarRevision }: Pick<Binding, 'state' | 'closings' | 'calendarRevision'>,
): number {
  return closingOf(clock, state, closings)?.calendarRevision ?? calendarRevision;
}

/** The first end of the case that a clock had stopped by. */
function closingOf(
  { stoppedAt }: Pick<Clock, 'stoppedAt'>,
  { history }: CaseState,
  closings: readonly Closing[],
): Closing | undefined {
  if (stoppedAt === null) return undefined;
  return closings.find(({ eventId }) => {
    const closedAt = history.find((entry) => entry.eventId === eventId)?.occurredAt;
    return closedAt !== undefined && stoppedAt <= closedAt;
  });
}
