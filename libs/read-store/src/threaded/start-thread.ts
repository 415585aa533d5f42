import { Worker } from 'node:worker_threads';
import type { ThreadData } from './messages.ts';

/** The ending is that of this file: the thread runs from source as well as from the build. */
export function startThread(workerData: ThreadData): Worker {
  const file = new URL(`./thread${import.meta.url.slice(-3)}`, import.meta.url);
  return new Worker(file, { name: 'read-models', workerData });
}
