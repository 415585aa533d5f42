/** How long something took by the clock, and of that how long this thread had the processor. */
export interface Took {
  readonly clockMs: number;
  readonly processorMs: number;
}

export function timed(work: () => unknown): Took {
  const stop = startTiming();
  work();
  return stop();
}

/** Until the answer is called; for what waits in between. */
export function startTiming(): () => Took {
  const [clock, processor] = [performance.now(), process.threadCpuUsage()];
  return () => {
    const { user, system } = process.threadCpuUsage(processor);
    return { clockMs: performance.now() - clock, processorMs: (user + system) / 1_000 };
  };
}
