import { type CaseFile, caseFile } from '../case-file/index.ts';
import { defineView } from '../projection.ts';
import { dashboard } from './dashboard.ts';
import type { WorklistRow } from './row.ts';
import { rowOf } from './row-of.ts';

export const worklist = defineView<WorklistRow, CaseFile>({
  name: 'worklist',
  version: 3,
  of: caseFile,
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
  view: rowOf,
  totals: [dashboard],
});
