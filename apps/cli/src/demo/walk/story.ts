import type { Standard } from '@jejak/domain';
import {
  type CaseEvent,
  type CaseState,
  evolveCase,
  type Instant,
  type OfficeCalendar,
  type OfficeState,
  streams,
} from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';
import type { Chance } from '../chance.ts';
import type { DemoOffice } from '../offices.ts';

export interface Scene {
  readonly office: DemoOffice;
  /** The office as it stands when the cases begin. */
  readonly state: OfficeState;
  readonly calendar: OfficeCalendar;
}

/** One case that is being told. */
export interface Story {
  readonly index: number;
  readonly scene: Scene;
  readonly standard: Standard;
  readonly chance: Chance;
  /** How much of the promised time it takes. */
  readonly pace: number;
  /** At which step it comes to rest; most never do. */
  readonly restsAt: number;
  /** Null until the report is in. */
  readonly state: CaseState | null;
  readonly nextAt: Instant;
}

/** The case after what was appended to its stream since. */
export async function readOn(store: EventStore, state: CaseState): Promise<CaseState> {
  const stored = await store.readStream(streams.case(state.id), { from: state.revision + 1 });
  // What stands in a case's stream was written by the ledger as events of the case.
  return stored.reduce((before, { json }) => evolveCase(before, JSON.parse(json) as CaseEvent), state);
}
