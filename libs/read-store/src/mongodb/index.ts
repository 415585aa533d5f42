export { connectMongoReadStore, openMongoReadStore } from './open.ts';
