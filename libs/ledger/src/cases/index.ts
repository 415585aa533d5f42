export { caseTask } from './case-task.ts';
export { recordInCases } from './record-in-cases.ts';
