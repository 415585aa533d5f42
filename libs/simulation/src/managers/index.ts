export { Escalation } from './escalation.ts';
export { FullDisk } from './full-disk.ts';
export { NumberSweeper } from './number-sweeper.ts';
