import { type Checkpoint, CheckpointMoved, type ReadStore } from '@jejak/read-store';
import { ProjectorSuperseded } from './failures.ts';

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
  await guarded(generation, () => store.commit({ writes: [], checkpoint: { name: generation, from, to } }));
  return to;
}

/** The checkpoint as it stands, as long as it still bears the fence. */
export async function heldCheckpoint(store: ReadStore, generation: string, fence: number): Promise<Checkpoint> {
  const found = await store.checkpoint(generation);
  if (found?.fence !== fence) throw new ProjectorSuperseded(generation, undefined);
  return found;
}

/** Says that the checkpoint moved in the projector's words. */
export async function guarded(generation: string, commit: () => Promise<void>): Promise<void> {
  try {
    await commit();
  } catch (failure) {
    throw failure instanceof CheckpointMoved ? new ProjectorSuperseded(generation, failure) : failure;
  }
}
