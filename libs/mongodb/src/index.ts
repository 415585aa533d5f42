export { connectToMongoDB, type MongoConnection } from './connect.ts';
export { MongoFull, MongoRefused, MongoUnavailable } from './errors.ts';
export { inPlainWords, isDuplicate, isTransient, isUnanswered, messageOf, type Trouble, troubleOf } from './failure.ts';
export { makeCollection } from './make-collection.ts';
export type { MongoSettings } from './settings.ts';
export { type TransactOptions, transact, transactIn } from './transact.ts';
