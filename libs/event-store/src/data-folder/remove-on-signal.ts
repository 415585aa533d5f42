import { rmSync } from 'node:fs';
import process from 'node:process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Somebody may still be writing in it. */
const PATIENT = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 } as const;

/**
 * Removes a folder where a signal ends the process before it is disposed of. Where nobody else listens the process ends
 * as it would have; else it is theirs to end.
 */
export function removeOnSignal(folder: string): Disposable {
  const listeners = SIGNALS.map((signal) => {
    const listener = () => {
      rmSync(folder, PATIENT);
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    };
    process.prependOnceListener(signal, listener);
    return [signal, listener] as const;
  });
  return {
    [Symbol.dispose]() {
      for (const [signal, listener] of listeners) process.removeListener(signal, listener);
    },
  };
}
