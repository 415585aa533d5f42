export { addBackup, addRestore } from './backup.ts';
export { addCase } from './case.ts';
export { addConfig } from './config.ts';
export { addDemo } from './demo.ts';
export { addParked } from './parked.ts';
export { addRebuild } from './rebuild.ts';
export { addServe } from './serve.ts';
export { addSimulate } from './simulate.ts';
export { addStandards } from './standards.ts';
