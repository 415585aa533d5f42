export { describeReadStore } from './describe-read-store.ts';
export type { ReadStorePlace } from './subject.ts';
export { temporaryFile } from './temporary-file.ts';
