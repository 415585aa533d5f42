export { Desk } from './desk.ts';
export { judge, later } from './judge.ts';
export { inParallel } from './queues.ts';
export { runCommand, TooManyConflicts } from './run-command.ts';
export type { Task } from './task.ts';
