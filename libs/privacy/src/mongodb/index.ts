export { openMongoAttachments } from './mongo-attachments.ts';
export { mongoSearchIndex } from './mongo-search-index.ts';
export { type MongoSubjectKeys, type MongoSubjectKeysOptions, openMongoSubjectKeys } from './mongo-subject-keys.ts';
export { type RewrapOptions, type RewrapReport, rewrapSubjectKeys } from './rewrap-subject-keys.ts';
