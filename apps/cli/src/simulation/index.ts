export { simulateVisibly } from './simulate-visibly.ts';
