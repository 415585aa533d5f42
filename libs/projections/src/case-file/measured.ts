import type { Instant, OfficeState, Standard } from '@jejak/domain';
import { calendarIn } from '../events/index.ts';
import { measureClocks } from './clocks.ts';
import type { CaseFile } from './document.ts';

/** The file with its clocks derived again: an open case follows the current calendar, a closed one that of its last end. */
export function measured(file: CaseFile, office: OfficeState, standard: Standard, recordedAt: Instant): CaseFile {
  // The office's stream may lag behind the case's by the clocks of two machines; nothing recorded is left out.
  const asOf = recordedAt > file.recordedAt ? recordedAt : file.recordedAt;
  const closed = file.open ? undefined : file.closings.at(-1);
  const calendarRevision = closed?.calendarRevision ?? calendarIn(office).revision;
  const { state, closings } = file;
  const clocks = measureClocks({ state, closings, standard, calendarRevision }, office, asOf);
  return { ...file, calendarRevision, clocks, clocksAsOf: asOf };
}
