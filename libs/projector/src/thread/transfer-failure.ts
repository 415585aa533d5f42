import { describeError } from '../parking/index.ts';
import { RebuildRefused } from '../rebuilding/index.ts';
import type { TransferredFailure } from './messages.ts';

export function transferFailure(failure: unknown): TransferredFailure {
  const report = failure instanceof RebuildRefused ? failure.report : null;
  // Read off the fields: what a thread died of is no instance of every Error.
  if (typeof failure === 'object' && failure !== null && 'name' in failure && 'message' in failure) {
    const advice = 'advice' in failure ? String(failure.advice) : null;
    return { name: String(failure.name), message: String(failure.message), report, advice };
  }
  return { name: 'Error', message: describeError(failure), report, advice: null };
}

/** RebuildRefused comes back as such, anything else as an Error of its name. */
export function receiveFailure({ name, message, report, advice }: TransferredFailure): Error {
  if (report !== null) return new RebuildRefused(report);
  return Object.assign(new Error(message), { name, ...(advice === null ? {} : { advice }) });
}
