export { dashboard } from './dashboard.ts';
export type { WorklistRow } from './row.ts';
export { worklist } from './worklist.ts';
