export { FIELDS, ListOf, OneOfThese, type PageAnswer } from './answers.ts';
export * as asked from './asking/index.ts';
export { type Asked, AskedFor } from './asking/index.ts';
export { officeAsked } from './office-asked.ts';
export { QueryRoutes } from './query-routes.ts';
export { type Reached, ReadModels } from './read-models.ts';

import { AttachmentQueriesController } from './attachments/index.ts';
import { CasePage, CaseQueriesController } from './case-page/index.ts';
import { CaseRules } from './case-rules.ts';
import {
  CaseLevelsController,
  CasesBehind,
  DashboardController,
  MonthFigures,
  PerformanceController,
  ServiceLevelsController,
  ShelterController,
} from './figures/index.ts';
import { PersonalFacts } from './personal/index.ts';
import { ReadModels } from './read-models.ts';
import {
  AccessLogController,
  AuditTrailController,
  LettersController,
  StandardsController,
} from './registers/index.ts';
import { SearchController } from './search/index.ts';
import { SubjectQueriesController } from './subjects/index.ts';
import { Timelines } from './timelines.ts';
import { WorklistController } from './worklist/index.ts';

export const QUERY_CONTROLLERS = [
  WorklistController,
  CaseQueriesController,
  AttachmentQueriesController,
  SubjectQueriesController,
  LettersController,
  StandardsController,
  AuditTrailController,
  AccessLogController,
  SearchController,
  DashboardController,
  PerformanceController,
  ServiceLevelsController,
  CaseLevelsController,
  ShelterController,
];

export const QUERY_PROVIDERS = [ReadModels, PersonalFacts, CasePage, CaseRules, Timelines, MonthFigures, CasesBehind];
