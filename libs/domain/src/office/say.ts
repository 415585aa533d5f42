import { accept, type Decision, type Refused, refuse } from '../decision/index.ts';
import type { DecidedEvent, Instant, Performer, Recorder } from '../event/index.ts';
import { performerAs } from './acting.ts';
import type { OfficeEventData, OfficeEventType } from './events.ts';
import type { OfficeState } from './state.ts';

/** Who says it and when; what every decision of an office needs. */
export interface Saying {
  readonly by: Recorder;
  readonly now: Instant;
  /** Names what the command brings into being. */
  readonly commandId: string;
  /** Account of whoever records. */
  readonly user: string;
}

export function say<T extends OfficeEventType>(type: T, data: OfficeEventData[T], { by, now }: Saying): Decision {
  return accept(officeEvent(type, data, by, now));
}

export function officeEvent<T extends OfficeEventType>(
  type: T,
  data: OfficeEventData[T],
  recordedBy: Recorder,
  occurredAt: Instant,
  performedBy: Performer = performerAs(recordedBy),
): DecidedEvent {
  return { type, occurredAt, performedBy, recordedBy, data, personal: [] };
}

export function isOfficer(office: OfficeState, user: string): boolean {
  return office.officers.some((officer) => officer.user === user);
}

export function unknownUser(user: string): Refused {
  return refuse('unknown-user', { user });
}

export function unknownUnit(office: OfficeState, unit: string | null): Refused {
  return refuse('unknown-unit', { unit, possible: office.units.map(({ code }) => code) });
}

/** A period that ends before it begins. */
export function refuseReversed({
  from,
  until,
}: {
  readonly from: string;
  readonly until: string | null;
}): Refused | null {
  return until !== null && until <= from ? refuse('period-reversed', { from, until }) : null;
}
