import { AttachmentsController } from './attachments.controller.ts';
import { CaseFactsController } from './case-facts.controller.ts';
import { MendCaseController } from './mend-case.controller.ts';
import { RecordStepController } from './record-step.controller.ts';
import { TakeInController } from './take-in.controller.ts';

export const CASE_CONTROLLERS = [
  TakeInController,
  RecordStepController,
  CaseFactsController,
  MendCaseController,
  AttachmentsController,
];
