export type { Letter } from './document.ts';
export { letters } from './letters.ts';
