import type { LedgerEvent } from '@jejak/domain';
import { caseIdOf, isCalendarEvent, isCaseEvent } from '../events/index.ts';
import { defineProjection } from '../projection.ts';
import { reduceWorklist } from './reduce.ts';
import type { WorklistRow } from './row.ts';

export const worklist = defineProjection<WorklistRow>({
  name: 'worklist',
  version: 1,
  indexes: [
    ['office', 'open', 'dueAt'],
    ['office', 'open', 'status', 'dueAt'],
    ['office', 'unit', 'open', 'dueAt'],
    ['office', 'assignee', 'open', 'dueAt'],
    ['office', 'service', 'open', 'dueAt'],
    ['office', 'waitingOn', 'dueAt'],
    ['office', 'openedAt'],
    ['office', 'number'],
    // Exact numbers for whoever reads across offices, and those without one, oldest first, for the sweeper.
    ['number', 'openedAt'],
    ['client', 'openedAt'],
    ['reporter', 'openedAt'],
    ['reportId', 'reportIndex'],
  ],
  keys: rowsTouchedBy,
  reduce: reduceWorklist,
  expand: (event) => (isCalendarEvent(event) ? { office: event.office, open: true } : undefined),
});

function rowsTouchedBy(event: LedgerEvent): readonly string[] {
  if (isCaseEvent(event)) return [caseIdOf(event)];
  return event.type === 'NumberAllotted' && event.data.document === null ? [event.data.case] : [];
}
