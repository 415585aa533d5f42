import type { Checkpoint } from '../port.ts';

/** A lease as the store keeps it: as a checkpoint, for it moves by the same conditional write. */
export interface LeaseRecord {
  /** Null where it was given back. */
  readonly holder: string | null;
  /** Moves whenever the holder shows that it is alive. */
  readonly renewals: number;
  readonly fence: number;
}

export function leaseName(name: string): string {
  return `lease:${name}`;
}

export function recordOf(found: Checkpoint | null): LeaseRecord | null {
  return found && { holder: found.position, renewals: found.ordinal, fence: found.fence };
}

export function checkpointOf({ holder, renewals, fence }: LeaseRecord): Checkpoint {
  return { position: holder, ordinal: renewals, fence };
}
