import type { Commit, ReadStore } from '@jejak/read-store';

/** The same store, but for its commits. */
export function interceptCommits(store: ReadStore, commit: (commit: Commit) => Promise<void>): ReadStore {
  return {
    ensure: (collections) => store.ensure(collections),
    collections: () => store.collections(),
    drop: (collections) => store.drop(collections),
    get: (collection, id) => store.get(collection, id),
    getMany: (collection, ids) => store.getMany(collection, ids),
    find: (collection, options) => store.find(collection, options),
    count: (collection, filter) => store.count(collection, filter),
    checkpoint: (name) => store.checkpoint(name),
    close: () => store.close(),
    commit,
  };
}
