import { processorTime, usedSince } from '../support/processor-time.ts';
import { startTiming } from '../support/timed.ts';

/** How long something took, and the processor time that went into it on both sides, in milliseconds. */
export interface Measured {
  readonly clockMs: number;
  readonly hereMs: number;
  /** 0 where the server's process is not known. */
  readonly serverMs: number;
}

/** Begins to measure, with the server's process; the answer ends it. */
export function measure(server: number | undefined): () => Measured {
  const used = server === undefined ? null : processorTime(server);
  const stop = startTiming();
  return () => {
    const { clockMs, allThreadsMs: hereMs } = stop();
    return {
      clockMs,
      hereMs,
      serverMs: used === null || server === undefined ? 0 : usedSince(used, server).all / 1_000,
    };
  };
}
