import { calendarAtRevision, comingReminders, type LedgerEvent, reminderKey } from '@jejak/domain';
import { allTriggers, movesClocks } from '../case/index.ts';
import { type CaseFile, caseFile } from '../case-file/index.ts';
import { isCalendarEvent, isCaseEvent, officeIn, standardIn } from '../events/index.ts';
import type { Projection, Reference } from '../projection.ts';
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
    if (row && sent === row.sent && staysSame(row, file, event, reference)) return row;
    return rowOf(file, sent, reference);
  },
};

const NONE_SENT: ReadonlySet<string> = new Set();

function rowOf(file: CaseFile, sent: readonly string[], reference: Reference): CaseReminders {
  const { id, office, service, unit, assignee, open, calendarRevision } = file;
  const calendar = calendarAtRevision(officeIn(reference, office), calendarRevision);
  const coming = calendar ? comingReminders(file.clocks, calendar, sent.length === 0 ? NONE_SENT : new Set(sent)) : [];
  const nextAt = coming[0]?.at ?? null;
  return { id, office, service, unit, assignee, open, nextAt, coming, sent };
}

function sentAfter(sent: readonly string[], event: LedgerEvent): readonly string[] {
  return event.type === 'ReminderSent' ? [...sent, reminderKey(event.data)] : sent;
}

/** By the event, not by when the clocks were measured: two events may be recorded in one millisecond. */
function staysSame(row: CaseReminders, file: CaseFile, event: LedgerEvent, reference: Reference): boolean {
  if (row.unit !== file.unit || row.assignee !== file.assignee || row.open !== file.open) return false;
  if (!isCaseEvent(event)) return !isCalendarEvent(event);
  return !movesClocks(event, allTriggers(standardIn(officeIn(reference, file.office), file.standard)));
}
