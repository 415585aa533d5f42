import { SubjectsController } from './subjects.controller.ts';

export const SUBJECT_CONTROLLERS = [SubjectsController];
