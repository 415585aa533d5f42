export { openMongoIdentityStores } from './open.ts';
