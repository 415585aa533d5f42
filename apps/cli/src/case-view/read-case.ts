import type { Operations } from '@jejak/control';
import {
  adoptionByHash,
  type CaseEvent,
  type CaseState,
  type Clock,
  clocksOf,
  currentCalendar,
  evolveCase,
  evolveOffice,
  type Instant,
  newCase,
  newOffice,
  type OfficeEvent,
  type OfficeState,
  type Standard,
  streams,
} from '@jejak/domain';
import { Ended, EXIT } from '../exit-codes.ts';
import type { CaseNumber } from './case-number.ts';
import { findCase } from './find-case.ts';
import { readStream } from './read-stream.ts';

/** A case as its events tell it, as of an instant; its personal facts are sealed. */
export interface CaseView {
  readonly number: string;
  readonly asOf: Instant;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly office: OfficeState;
  readonly timeZone: string;
  readonly standard: Standard;
  readonly clocks: readonly Clock[];
}

/** Reads a case by its number, straight from the events. Throws Ended where it is not there. */
export async function readCase(operations: Operations, number: CaseNumber, asOf: Instant): Promise<CaseView> {
  const { office: code, printed } = number;
  const id = await findCase(operations, number);
  if (id === null) throw new Ended(`There is no case ${printed}.`, EXIT.problems);
  const events = await Array.fromAsync(readStream<CaseEvent>(operations, streams.case(id)));
  const state = events.reduce(evolveCase, newCase(id));
  const decided = await Array.fromAsync(readStream<OfficeEvent>(operations, streams.office(code)));
  const office = decided.reduce(evolveOffice, newOffice(code));
  const standard = adoptionByHash(office, state.standard)?.standard;
  if (!standard) throw new Ended(`${code} never adopted the standard ${state.standard}.`, EXIT.problems);
  const calendar = currentCalendar(office);
  if (!calendar) throw new Ended(`${code} has no calendar.`, EXIT.problems);
  const clocks = clocksOf(state, standard, calendar, asOf);
  return { number: printed, asOf, state, events, office, timeZone: calendar.timeZone, standard, clocks };
}
