export { collectionName, collectionsOf, type Generation, ownCollection } from './generation.ts';
export { BOOK, GenerationBook, type GenerationRecord, isOf, shapesOf } from './generation-book.ts';
export { LiveCollections } from './live-collections.ts';
