import type { Commit, ReadStore } from '@jejak/read-store';
import { interceptCommits } from './intercept-commits.ts';

/** The same store; whoever watches is told of each commit once it is stored. */
export function watchCommits(store: ReadStore, watch: (commit: Commit) => void): ReadStore {
  return interceptCommits(store, async (commit) => {
    await store.commit(commit);
    watch(commit);
  });
}

/** Tells where the first batch of a generation begins. */
export function firstBatch(generation: string) {
  const seen: { from: number | null } = { from: null };
  const watch = ({ checkpoint, writes }: Commit): void => {
    if (checkpoint?.name === generation && writes.length > 0) seen.from ??= checkpoint.from?.ordinal ?? -1;
  };
  return { seen, watch };
}
