export { CasePage } from './case-page.ts';
export { CaseQueriesController } from './case-queries.controller.ts';
export { sealedOf } from './sealed-in.ts';
