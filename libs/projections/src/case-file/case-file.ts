import type { LedgerEvent } from '@jejak/domain';
import { caseIdOf, isCalendarEvent, isCaseEvent, isEscalationEvent, isRegisterEvent } from '../events/index.ts';
import { defineProjection } from '../projection.ts';
import type { CaseFile } from './document.ts';
import { reduceCaseFile } from './reduce.ts';

export const caseFile = defineProjection<CaseFile>({
  name: 'case-file',
  version: 5,
  indexes: [['office', 'open']],
  keys: casesTouchedBy,
  reduce: reduceCaseFile,
  expand: (event) => (isCalendarEvent(event) ? { office: event.office, open: true } : undefined),
});

function casesTouchedBy(event: LedgerEvent): readonly string[] {
  if (isCaseEvent(event)) return [caseIdOf(event)];
  // A reminder changes nothing in the file, but what is a view of it hears of it.
  return isRegisterEvent(event) || isEscalationEvent(event) ? [event.data.case] : [];
}
