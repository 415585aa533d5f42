import { accessLog } from './access-log/index.ts';
import { auditTrail } from './audit-trail/index.ts';
import { caseFile } from './case-file/index.ts';
import { letters } from './letters/index.ts';
import { standards } from './standards/index.ts';
import { subjects } from './subjects/index.ts';
import { worklist } from './worklist/index.ts';

/** Every read model of a generation. */
export const projections = [caseFile, worklist, subjects, letters, standards, auditTrail, accessLog] as const;
