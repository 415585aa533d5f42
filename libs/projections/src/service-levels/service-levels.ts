import { type CaseFile, caseFile } from '../case-file/index.ts';
import { defineView } from '../projection.ts';
import { levelOf } from './level-of.ts';
import { performance } from './performance.ts';
import type { ServiceLevel } from './row.ts';

export const serviceLevels = defineView<ServiceLevel, CaseFile>({
  name: 'service-levels',
  version: 1,
  of: caseFile,
  indexes: [
    // Those that a changed calendar moves.
    ['office', 'open'],
    ['office', 'clock', 'dueAt', 'service', 'unit'],
    ['office', 'clock', 'leftDays', 'service', 'unit'],
    // What finished in a month, and what was received in it: the cases behind the figures of `performance`.
    ['office', 'month', 'service', 'unit', 'result'],
    ['office', 'receivedMonth', 'service', 'unit'],
    // Those whose earlier runs count in other months.
    ['office', 'again', 'service', 'unit'],
  ],
  view: levelOf,
  totals: [performance],
});
