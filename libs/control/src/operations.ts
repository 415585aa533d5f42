import type { EventStore, StoredEvent } from '@jejak/event-store';
import type { ParkedEntry, ParkedSummary, ProjectorThread, RebuildProgress, RebuildReport } from '@jejak/projector';

export interface RebuildOptions {
  /** Switch although documents differ that should not. */
  readonly acceptDifferences: boolean;
  readonly onProgress: (progress: RebuildProgress) => void;
  /** Interrupts it, if this call began it; the next one goes on from there. */
  readonly signal: AbortSignal;
}

/** What an operator may do with the stores of a data folder, whichever process has them open. */
export interface Operations {
  /** Up to `limit` events of the stream, from a revision on; personal facts stay sealed. */
  readStream(stream: string, from: number, limit: number): Promise<readonly StoredEvent[]>;
  listParked(): Promise<readonly ParkedSummary[]>;
  /** What is parked because of this stream's events. */
  showParked(stream: string): Promise<readonly ParkedEntry[]>;
  /** Folds that in, and gives what still is parked. */
  retryParked(stream: string): Promise<readonly ParkedEntry[]>;
  /** Makes all read models anew beside the live ones; joins a rebuild that runs already. Throws RebuildRefused. */
  rebuild(options: RebuildOptions): Promise<RebuildReport>;
}

/** What of a projector an operator works with. */
export type Projecting = Pick<ProjectorThread, 'health' | 'parked' | 'rebuild'>;

const LOOK_EVERY_MS = 250;

/** Over stores that this process has open; the projector is asked for when it is first needed. */
export function operationsOver(
  eventStore: Pick<EventStore, 'readStream'>,
  projector: () => Promise<Projecting>,
): Operations {
  return {
    readStream: (stream, from, limit) => eventStore.readStream(stream, { from, limit }),
    listParked: async () => (await projector()).parked.list(),
    showParked: async (stream) => (await projector()).parked.show(stream),
    retryParked: async (stream) => (await projector()).parked.retry(stream),
    rebuild: async (options) => rebuild(await projector(), options),
  };
}

/** Progress comes from the projector's health, which tells it to those who joined as well. */
async function rebuild(projector: Projecting, options: RebuildOptions): Promise<RebuildReport> {
  const { acceptDifferences, onProgress, signal } = options;
  const joins = (await projector.health()).rebuild !== null;
  const looking = setInterval(async () => {
    const progress = (await projector.health()).rebuild;
    if (progress !== null) onProgress(progress);
  }, LOOK_EVERY_MS);
  try {
    return await projector.rebuild(joins ? { acceptDifferences } : { acceptDifferences, signal });
  } finally {
    clearInterval(looking);
  }
}
