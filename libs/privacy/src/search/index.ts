export { embeddedSearchIndex, SEARCH_INDEX_SUBJECT } from './embedded-search-index.ts';
export { IndexTokens, MOST_WORDS } from './index-tokens.ts';
export type { IndexedSubject, IndexedTokens, SearchEntries, SearchIndex, SearchIndexStore } from './port.ts';
export { searchIndexSchema } from './schema.ts';
