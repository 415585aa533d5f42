import type { EventStore } from '@jejak/event-store';
import type { Checkpoint, Lease, ReadStore } from '@jejak/read-store';
import type { ReadModel } from '../read-model.ts';
import type { RebuildOutcome, RebuildProgress, RebuildReport } from '../rebuilding/index.ts';
import type { RunnerSettings } from '../runner/index.ts';
import type { Notice } from './notice.ts';

export interface ProjectorOptions {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly models: readonly ReadModel[];
  /** From `waitForTurn`, given back when it stops; where it is left out, the projector takes over at once. */
  readonly lease?: Lease;
  /** After each commit of the live generation. */
  readonly onCommitted?: (checkpoint: Checkpoint) => void;
  /** After each rebuild that came to its comparison, whoever asked for it. */
  readonly onRebuilt?: (report: RebuildReport, outcome: RebuildOutcome) => void;
  /** What somebody should know of although the work goes on. */
  readonly onNotice?: (notice: Notice) => void;
  readonly settings?: Partial<RunnerSettings>;
  /** How long a replaced generation stays for readers that still have its name, in milliseconds; 60,000 if left out. */
  readonly graceMs?: number;
}

export interface RebuildOptions {
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Interrupts it; the next rebuild goes on from there. */
  readonly signal?: AbortSignal;
  /** Switch although documents differ that should not; false if left out. */
  readonly acceptDifferences?: boolean;
}
