import { type Checkpoint, CheckpointMoved, type Commit, type ReadStore } from '@jejak/read-store';
import { CheckpointFellBack, ProjectorSuperseded } from './failures.ts';

/**
 * Takes a generation over: its checkpoint gets the lease's fence, so that no earlier writer can commit any more.
 * Throws ProjectorSuperseded where a later one has it.
 */
export async function claimCheckpoint(store: ReadStore, generation: string, fence: number): Promise<Checkpoint> {
  const from = await store.checkpoint(generation);
  if (from?.fence === fence) return from;
  if (from !== null && from.fence > fence) throw new ProjectorSuperseded(generation, undefined);
  const { position, ordinal } = from ?? { position: null, ordinal: -1 };
  const to = { position, ordinal, fence };
  await guarded(store, { generation, fence }, { writes: [], checkpoint: { name: generation, from, to } });
  return to;
}

/** The checkpoint as it stands, as long as it still bears the fence. Throws as {@link guarded} does. */
export async function heldCheckpoint(store: ReadStore, generation: string, fence: number): Promise<Checkpoint> {
  const found = await store.checkpoint(generation);
  if (found?.fence === fence) return found;
  throw elsewhere(generation, fence, found, undefined);
}

/**
 * Commits in the projector's words: throws ProjectorSuperseded where a later writer moved the checkpoint, and
 * CheckpointFellBack where none did.
 */
export async function guarded(
  store: ReadStore,
  { generation, fence }: { readonly generation: string; readonly fence: number },
  commit: Commit,
): Promise<void> {
  try {
    await store.commit(commit);
  } catch (failure) {
    if (!(failure instanceof CheckpointMoved)) throw failure;
    throw elsewhere(generation, fence, await store.checkpoint(generation), failure);
  }
}

function elsewhere(generation: string, fence: number, found: Checkpoint | null, cause: unknown): Error {
  const isLater = found !== null && found.fence > fence;
  return isLater ? new ProjectorSuperseded(generation, cause) : new CheckpointFellBack(generation, cause);
}
