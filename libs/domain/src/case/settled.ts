import type { JsonObject } from '../event/index.ts';
import type { CaseState } from './state.ts';

/** How one requirement was settled, by which event; of several the last in the list counts. */
export interface Settlement {
  readonly no: number;
  readonly settled: 'received' | 'waived';
  readonly eventId: string;
}

/** How a requirement stands; undefined while it is open. */
export function settlementOf({ requirements }: Pick<CaseState, 'requirements'>, no: number): Settlement | undefined {
  return requirements.findLast((requirement) => requirement.no === no);
}

/** The requirements that came with a report or with what completed the file. */
export function receivedIn({ received }: JsonObject, eventId: string): readonly Settlement[] {
  const numbers = Array.isArray(received) ? received.filter((no) => typeof no === 'number') : [];
  return numbers.map((no) => ({ no, settled: 'received', eventId }));
}

/** What an event settled, as it should have been said, in the place of what it said. */
export function settledAnew(
  requirements: readonly Settlement[],
  eventId: string,
  fields: JsonObject,
): readonly Settlement[] {
  if (!Object.hasOwn(fields, 'received')) return requirements;
  const before = requirements.findIndex((requirement) => requirement.eventId === eventId);
  const others = requirements.filter((requirement) => requirement.eventId !== eventId);
  const at = before < 0 ? others.length : before;
  return others.toSpliced(at, 0, ...receivedIn(fields, eventId));
}
