export { connectToMongoDB, type MongoConnection } from './connect.ts';
export { MongoFull, MongoRefused, MongoUnavailable } from './errors.ts';
export { inPlainWords, isDuplicate, isTransient, isUnanswered, messageOf, type Trouble, troubleOf } from './failure.ts';
export type { MongoSettings } from './settings.ts';
