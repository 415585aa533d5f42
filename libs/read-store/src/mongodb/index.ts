export { openMongoReadStore } from './open.ts';
