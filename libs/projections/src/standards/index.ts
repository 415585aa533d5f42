export type { AdoptedPeriod, AdoptedStandard } from './document.ts';
export { standards } from './standards.ts';
