import type { CaseEvent } from '@jejak/domain';
import type { AuditEntry } from './entry.ts';

/** An entry of an event of a case: it says all that the event did, but for the policy of the clock. */
export type CaseEntry = AuditEntry & SaidBy<CaseEvent>;

type SaidBy<E extends CaseEvent> = E extends CaseEvent
  ? { readonly type: E['type']; readonly data: WithoutClock<E['data']> }
  : never;
type WithoutClock<D> = D extends { readonly clock: object } ? Omit<D, 'clock'> : D;

export function isCaseEntry(entry: AuditEntry): entry is CaseEntry {
  return entry.streamKind === 'case';
}
