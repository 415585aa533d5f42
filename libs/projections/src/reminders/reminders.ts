import { calendarAtRevision, type LedgerEvent, reminderKey } from '@jejak/domain';
import { type CaseFile, caseFile } from '../case-file/index.ts';
import { officeIn } from '../events/index.ts';
import type { Projection, Reference } from '../projection.ts';
import { comingReminders } from './coming.ts';
import type { CaseReminders } from './row.ts';

/** The next reminder of each case; a look at its index finds what is due, whatever the number of cases. */
export const reminders: Projection<CaseReminders, CaseFile> = {
  name: 'reminders',
  version: 1,
  of: caseFile,
  indexes: [['nextAt'], ['office', 'open']],
  keys: (event, reference) => caseFile.keys(event, reference),
  expand: (event, reference) => caseFile.expand?.(event, reference),
  reduce(row, event, _ordinal, reference, _id, file) {
    if (!file) return undefined;
    const sent = sentAfter(row?.sent ?? [], event);
    if (row && sent === row.sent && showsSame(row, file)) return row;
    return rowOf(file, sent, reference);
  },
};

function rowOf(file: CaseFile, sent: readonly string[], reference: Reference): CaseReminders {
  const { id, office, service, unit, assignee, open, calendarRevision, clocksAsOf } = file;
  const calendar = calendarAtRevision(officeIn(reference, office), calendarRevision);
  const coming = calendar ? comingReminders(file.clocks, calendar, sent) : [];
  const nextAt = coming[0]?.at ?? null;
  return { id, office, service, unit, assignee, open, nextAt, coming, sent, measuredAt: clocksAsOf };
}

function sentAfter(sent: readonly string[], event: LedgerEvent): readonly string[] {
  return event.type === 'ReminderSent' ? [...sent, reminderKey(event.data)] : sent;
}

function showsSame(row: CaseReminders, { unit, assignee, open, clocksAsOf }: CaseFile): boolean {
  const { measuredAt } = row;
  return measuredAt === clocksAsOf && row.unit === unit && row.assignee === assignee && row.open === open;
}
