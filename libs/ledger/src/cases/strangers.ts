import { type CaseState, type Refused, refuse } from '@jejak/domain';
import type { CommandOnCase } from '../ledger.ts';
import type { Desk } from '../running/index.ts';

/** Whoever or whatever a command points at must be known to the case's own office. */
export async function refuseStrangers(
  desk: Desk,
  { kind, facts }: CommandOnCase,
  { office }: CaseState,
  fresh: boolean,
): Promise<Refused | null> {
  switch (kind) {
    case 'link-subject': {
      const subject = String(facts?.subject);
      return (await desk.subjectOf(office, subject, fresh)) ? null : refuse('unknown-subject', { subject });
    }
    case 'mark-duplicate':
    case 'relate': {
      const other = String(kind === 'relate' ? facts?.other : facts?.of);
      return (await desk.caseOf(office, other, fresh)) ? null : refuse('unknown-case', { case: other });
    }
    default:
      return null;
  }
}
