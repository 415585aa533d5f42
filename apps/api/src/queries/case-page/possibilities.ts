import {
  capacityOf,
  type Instant,
  type Label,
  type OfficeState,
  type Party,
  possibleActs,
  type Role,
  type Standard,
} from '@jejak/domain';
import type { CaseFile } from '@jejak/projections';

/** Something that may be recorded in a case now. */
export interface PossibleStep {
  readonly kind: 'step' | 'exit' | 'parallel';
  readonly step: string;
  readonly label: Label;
  readonly type: string;
  readonly to: string;
  readonly outcome: string | null;
  /** Bodies to choose from; empty where there is no choice. */
  readonly parties: readonly Party[];
  readonly decidedBy: { readonly party: Party } | readonly Role[];
  readonly recordedBy: readonly Role[];
  /** Whether the caller may record it, as the office stands. */
  readonly mayRecord: boolean;
  /** Whether the caller may also be the one who does it; segregation of duties is judged on recording. */
  readonly mayDecide: boolean;
}

export function possibilitiesOf(
  { state }: Pick<CaseFile, 'state'>,
  standard: Standard,
  office: OfficeState,
  user: string,
  now: Instant,
): readonly PossibleStep[] {
  return possibleActs(state, standard.procedure, office, now).map(({ kind, act, to }) => {
    const { unit, service } = state;
    const may = (roles: readonly Role[]) =>
      capacityOf(office, user, { roles, unit, service, type: act.type }, now) !== undefined;
    const { id, en, type, outcome = null, party = [], decidedBy, recordedBy } = act;
    return {
      kind,
      step: act.key,
      label: { id, en },
      ...{ type, to, outcome, parties: party, decidedBy, recordedBy },
      mayRecord: may(recordedBy),
      mayDecide: 'party' in decidedBy ? false : may(decidedBy),
    };
  });
}
