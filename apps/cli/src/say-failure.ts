import { startFailure } from '@jejak/composition';
import { DataFolderInUse, PlaceTaken } from '@jejak/event-store';
import { FolderTaken } from '@jejak/simulation';
import { CommanderError } from 'commander';
import { Ended, EXIT } from './exit-codes.ts';

export interface Failure {
  /** Null where everything was said already. */
  readonly message: string | null;
  readonly exitCode: number;
}

/** Failures whose message is for the operator; some come from the process that serves, and lose their class on the way. */
const SAYS_IT_ALL = new Set([
  'BackupRefused',
  'OrderLost',
  'QuestionRefused',
  'RebuildNeeded',
  'ServerUnreachable',
  'SourceGrew',
  'TargetNotEmpty',
  'TargetNotOurs',
  'UnstorableDocuments',
]);

/** What a failed command says, and how the process ends. */
export function failureOf(error: unknown): Failure {
  // Commander has printed its own message, and reports --help and --version the same way.
  if (error instanceof CommanderError)
    return { message: null, exitCode: error.exitCode === 0 ? EXIT.fine : EXIT.usage };
  if (error instanceof Ended) return { message: error.message, exitCode: error.exitCode };
  if (error instanceof DataFolderInUse) {
    return {
      message: `${error.message}. Stop that process, or set JEJAK_DATA to another folder.`,
      exitCode: EXIT.inUse,
    };
  }
  if (!Error.isError(error)) return { message: String(error), exitCode: EXIT.problems };
  if (SAYS_IT_ALL.has(error.name)) return { message: error.message, exitCode: EXIT.problems };
  if (error instanceof FolderTaken) {
    return { message: `${error.message}; name a folder that is empty or not there yet.`, exitCode: EXIT.usage };
  }
  if (error instanceof PlaceTaken) return { message: error.message, exitCode: EXIT.usage };
  const failure = startFailure(error, 'JEJAK_PORT');
  return failure ?? { message: error.stack ?? error.message, exitCode: EXIT.problems };
}
