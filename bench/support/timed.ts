/** How long something took by the clock, and of that how long this thread had the processor. */
export interface Took {
  readonly clockMs: number;
  readonly processorMs: number;
  /** How long all threads of the process had one, those that collect garbage included. */
  readonly allThreadsMs: number;
}

export function timed(work: () => unknown): Took {
  const stop = startTiming();
  work();
  return stop();
}

/** Until the answer is called; for what waits in between. */
export function startTiming(): () => Took {
  const [clock, thread, all] = [performance.now(), process.threadCpuUsage(), process.cpuUsage()];
  return () => ({
    clockMs: performance.now() - clock,
    processorMs: inMs(process.threadCpuUsage(thread)),
    allThreadsMs: inMs(process.cpuUsage(all)),
  });
}

const inMs = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000;
