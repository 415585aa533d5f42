export { Tally, totalId } from './tally.ts';
