import { accessLog } from './access-log/index.ts';
import { auditTrail } from './audit-trail/index.ts';
import { caseFile } from './case-file/index.ts';
import { inbox } from './inbox/index.ts';
import { letters } from './letters/index.ts';
import { mailQueue } from './mail-queue/index.ts';
import { reminders } from './reminders/index.ts';
import { serviceLevels } from './service-levels/index.ts';
import { shelter } from './shelter/index.ts';
import { standards } from './standards/index.ts';
import { subjects } from './subjects/index.ts';
import { worklist } from './worklist/index.ts';

/** Every read model of a generation. */
export const projections = [
  caseFile,
  worklist,
  reminders,
  serviceLevels,
  shelter,
  subjects,
  letters,
  standards,
  auditTrail,
  accessLog,
  inbox,
  mailQueue,
] as const;
