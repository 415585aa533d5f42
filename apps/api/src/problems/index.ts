export { answerProblem } from './answer-problem.ts';
export { ApiProblem, type ProblemContent, problemOf, retryAfter } from './api-problem.ts';
export { API_PROBLEMS, type ApiProblemCode, type ProblemCode, statusOf } from './codes.ts';
export { type FieldError, type FieldFault, inBody, pointerTo } from './field-errors.ts';
export { expectedProblem } from './from-error.ts';
export { type Language, languageOf } from './language.ts';
export { ProblemFilter } from './problem.filter.ts';
export { type ProblemDocument, problemDocument } from './problem-document.ts';
