export { caseKind, officeKind, subjectKind } from './kinds.ts';
export { inParallel, Queues } from './queues.ts';
export { type RunnerPorts, runCommand, type Task } from './run-command.ts';
