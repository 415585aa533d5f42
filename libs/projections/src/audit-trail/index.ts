export { auditTrail } from './audit-trail.ts';
export type { AuditEntry } from './entry.ts';
