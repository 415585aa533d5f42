export { AttachmentQueriesController } from './attachment-queries.controller.ts';
