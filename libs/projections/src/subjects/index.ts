export type { LearnedFact, Subject } from './document.ts';
export { subjects } from './subjects.ts';
