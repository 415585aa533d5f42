export { AccessLogController } from './access-log.controller.ts';
export { AuditTrailController } from './audit-trail.controller.ts';
export { LettersController } from './letters.controller.ts';
export { StandardsController } from './standards.controller.ts';
