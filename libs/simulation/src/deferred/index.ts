export { Backlog } from './backlog.ts';
export { DeferredEventStore, type Listener } from './deferred-event-store.ts';
export { DeferredSearchIndex } from './deferred-search-index.ts';
export { DeferredSubjectKeys } from './deferred-subject-keys.ts';
