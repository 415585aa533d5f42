import process from 'node:process';

/**
 * Resolves when the process is told to stop (SIGTERM, SIGINT). Asked for before anything is opened, so that a process
 * which is told while it starts ends in order too.
 */
export function untilTold(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  process.once('SIGTERM', () => resolve());
  process.once('SIGINT', () => resolve());
  return promise;
}
