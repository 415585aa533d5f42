export { mailOf } from './mail-of.ts';
export { openStores, type Stores } from './open-stores.ts';
export type { PrivateParts, PrivateStores } from './private-stores.ts';
