import { subscribe } from 'node:diagnostics_channel';
import type { Worker } from 'node:worker_threads';

export interface ThreadMemory {
  /** The name that it was started with; several may share one. */
  readonly thread: string;
  /** Of its heap: used by objects, garbage that was not collected yet among them, and taken from the system. */
  readonly bytes: { readonly used: number; readonly total: number };
}

/** Threads that this one has started, by their names: whoever ended has none any more. */
const started = new Map<Worker, string>();

subscribe('worker_threads', (message) => {
  const { worker } = message as { readonly worker: Worker };
  forgetEnded();
  started.set(worker, worker.threadName ?? '');
});

function forgetEnded(): void {
  for (const worker of started.keys()) if (worker.threadId === -1) started.delete(worker);
}

/** What each of them takes; one that starts or ends at this moment is left out. */
export async function memoryOfThreads(): Promise<readonly ThreadMemory[]> {
  forgetEnded();
  const asked = await Promise.allSettled(
    [...started].map(async ([worker, thread]) => {
      const { used_heap_size: used, total_heap_size: total } = await worker.getHeapStatistics();
      return { thread, bytes: { used, total } };
    }),
  );
  return asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}
