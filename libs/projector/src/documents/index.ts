export { everyDocument } from './every-document.ts';
export { notPlainJson, unstorable } from './unstorable.ts';
export { WorkingSet } from './working-set.ts';
