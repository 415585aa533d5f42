export { entriesAsText, summariesAsText } from './print-parked.ts';
