export { accepted, wentThrough } from './answers.ts';
export { CaseBook } from './case-book.ts';
export { Requests } from './requests.ts';
export { Tally } from './tally.ts';
export type { Happening, World } from './world.ts';
