export { type AccessEntry, accessLog } from './access-log/index.ts';
export { projections } from './all.ts';
export { type AuditEntry, auditTrail } from './audit-trail/index.ts';
export { stateLabel, type WaitingOn } from './case/index.ts';
export {
  type CaseFile,
  type ChecklistItem,
  type Closing,
  caseFile,
  checklistOf,
  clocksNow,
  type FiledDocument,
} from './case-file/index.ts';
export type { Coordinates, SealedAt } from './events/index.ts';
export { type InboxEntry, inbox, inboxOf } from './inbox/index.ts';
export { type Letter, letters } from './letters/index.ts';
export { mailQueue, type QueuedMail } from './mail-queue/index.ts';
export {
  defineProjection,
  defineView,
  type ExpansionFilter,
  type Projection,
  type Reference,
  type View,
} from './projection.ts';
export { type CaseReminders, reminders } from './reminders/index.ts';
export {
  figuresOfRun,
  performance,
  type RunResult,
  type ServiceLevel,
  type Stay,
  serviceLevels,
  staysOf,
  type TimeSpent,
  timeSpent,
} from './service-levels/index.ts';
export { type ShelterRow, type ShelterStay, shelter } from './shelter/index.ts';
export { inWhoseName, positionInWords, type Signature } from './signing/index.ts';
export { type AdoptedPeriod, type AdoptedStandard, standards } from './standards/index.ts';
export { type LearnedFact, type Subject, subjects } from './subjects/index.ts';
export { type AppliedCorrection, type TimelineEntry, timelineOf } from './timeline/index.ts';
export type { Share, Total, Totals } from './totals.ts';
export { dashboard, type WorklistRow, worklist } from './worklist/index.ts';
