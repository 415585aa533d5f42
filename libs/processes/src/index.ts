export { Escalation } from './escalation/index.ts';
export type { ProcessManager } from './process-manager.ts';
export { ReadModels } from './read-models.ts';
export { type Paced, ProcessRunner, type ProcessRunnerOptions } from './running/index.ts';
export { NumberSweeper } from './sweeping/index.ts';
