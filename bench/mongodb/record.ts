import type { CollectionSpec, Commit, ReadStore } from '@jejak/read-store';

export interface Recording {
  readonly store: ReadStore;
  readonly collections: readonly CollectionSpec[];
  readonly commits: readonly Commit[];
  readingMs(): number;
  committingMs(): number;
}

/** The same store, which remembers what was written and how long it took. */
export function record(store: ReadStore): Recording {
  const collections: CollectionSpec[] = [];
  const commits: Commit[] = [];
  let [reading, committing] = [0, 0];
  const recording: ReadStore = Object.assign(Object.create(store), {
    ensure: async (specs: readonly CollectionSpec[]) => {
      collections.push(...specs);
      await store.ensure(specs);
    },
    collections: () => store.collections(),
    drop: (names: readonly string[]) => store.drop(names),
    get: (name: string, id: string) => store.get(name, id),
    find: (name: string, options: Parameters<ReadStore['find']>[1]) => store.find(name, options),
    count: (name: string) => store.count(name),
    checkpoint: (name: string) => store.checkpoint(name),
    onCommit: undefined,
    close: () => store.close(),
    getMany: async (name: string, ids: readonly string[]) => {
      const start = performance.now();
      const found = await store.getMany(name, ids);
      reading += performance.now() - start;
      return found;
    },
    commit: async (commit: Commit) => {
      const start = performance.now();
      await store.commit(commit);
      committing += performance.now() - start;
      commits.push(commit);
    },
  });
  return { store: recording, collections, commits, readingMs: () => reading, committingMs: () => committing };
}
