export { everyDocument } from './every-document.ts';
export { isIndexValue, notPlainJson, unstorable } from './unstorable.ts';
export { type Change, type Changes, WorkingSet } from './working-set.ts';
