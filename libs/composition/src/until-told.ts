import process from 'node:process';

/** Resolves when the process is told to stop (SIGTERM, SIGINT). Asked for before anything is opened. */
export function untilTold(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  process.once('SIGTERM', () => resolve());
  process.once('SIGINT', () => resolve());
  return promise;
}

/**
 * What was started; where the process is told to stop before it has, it ends at once. That loses nothing: what a start
 * does may be cut off anywhere, as by a kill, and a store that does not answer could hold it up for long.
 */
export async function startedUnlessTold<T>(told: Promise<void>, starting: Promise<T>): Promise<T> {
  const hasStarted = await Promise.race([starting.then(() => true), told.then(() => false)]);
  if (!hasStarted) process.exit();
  return starting;
}
