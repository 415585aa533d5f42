export { checkCollection, checkUnchanged } from './check-collection.ts';
export { checkId, checkMove, indexValueOf, jsonOf, sameCheckpoint } from './check-write.ts';
export type { Bound, Constraint } from './constraint.ts';
export { type Order, type Place, writeCursor } from './cursor.ts';
export { compareIndexValues, compareStrings, type IndexType, isIndexValue, typeOf } from './order.ts';
export { type Query, resolveFilter, resolveFind, type Selection } from './resolve.ts';
export { satisfies } from './satisfies.ts';
