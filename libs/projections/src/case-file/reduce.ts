import type { LedgerEvent, RegisterEvent } from '@jejak/domain';
import {
  type CalendarEvent,
  isCalendarEvent,
  isCaseEvent,
  isRegisterEvent,
  officeIn,
  standardIn,
} from '../events/index.ts';
import type { Reference } from '../projection.ts';
import type { CaseFile } from './document.ts';
import { documentsNumbered } from './documents.ts';
import { follow } from './follow.ts';
import { measured } from './measured.ts';
import { openFile } from './open.ts';

/** The file of a case after an event of its own, of a register, or of its office's calendar. */
export function reduceCaseFile(
  file: CaseFile | undefined,
  event: LedgerEvent,
  _ordinal: number,
  reference: Reference,
): CaseFile | undefined {
  if (isCaseEvent(event)) {
    const office = officeIn(reference, event.office);
    return follow(file ?? openFile(event, office), event, office);
  }
  if (!file) return undefined;
  if (isRegisterEvent(event)) return numbered(file, event);
  return isCalendarEvent(event) && file.open ? underCalendar(file, event, reference) : file;
}

function underCalendar(file: CaseFile, event: CalendarEvent, reference: Reference): CaseFile {
  const office = officeIn(reference, file.office);
  return measured(file, office, standardIn(office, file.standard), event.recordedAt);
}

function numbered(file: CaseFile, event: RegisterEvent): CaseFile {
  if (event.data.document !== null) return { ...file, documents: documentsNumbered(file.documents, event) };
  return event.type === 'NumberAllotted' ? { ...file, number: event.data.printed } : { ...file, numberVoided: true };
}
