export { auditTrail } from './audit-trail.ts';
export { type CaseEntry, isCaseEntry } from './case-entry.ts';
export type { AuditEntry } from './entry.ts';
