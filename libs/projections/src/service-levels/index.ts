export { figuresOfRun, performance } from './performance.ts';
export type { RunResult, ServiceLevel, TimeSpent } from './row.ts';
export { serviceLevels } from './service-levels.ts';
export { type Stay, staysOf, timeSpent } from './stays.ts';
