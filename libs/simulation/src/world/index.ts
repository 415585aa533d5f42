export { accepted, wentThrough } from './answers.ts';
export { CaseBook } from './case-book.ts';
export { type RecentCase, RecentCases } from './recent-cases.ts';
export { Requests } from './requests.ts';
export { Tally } from './tally.ts';
export type { Happening, Opening, Sideline, World } from './world.ts';
