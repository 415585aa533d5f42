/** What the shell is told of a start that failed; docs/cli.md explains the codes to operators. */
export interface StartFailure {
  readonly message: string;
  readonly exitCode: 1 | 2 | 3;
}

/** Settings that cannot hold. */
const WRONG = new Set(['ConfigurationRefused', 'DataFolderUnusable', 'WrongConnectionSettings']);

/** Their messages say what to change. */
const SAYS_IT_ALL = new Set([
  'CannotUnwrapKey',
  'DatabaseDamaged',
  'IncompatibleStore',
  'KeyServiceRefused',
  'KeyServiceUnavailable',
  'LedgerBehind',
  'MasterKeyRefused',
  'MongoFull',
  'MongoRefused',
  'MongoUnavailable',
  'PrivateDatabaseDamaged',
  'PrivateSchemaTooNew',
  'SchemaTooNew',
  'StoreRefused',
  'StoreUnavailable',
]);

/** What keeps a process from listening, by what to set. */
const LISTENING: Readonly<Record<string, 'port' | 'host'>> = {
  EADDRINUSE: 'port',
  EACCES: 'port',
  EADDRNOTAVAIL: 'host',
  ENOTFOUND: 'host',
  EAI_AGAIN: 'host',
};

/**
 * A failure that an operator can mend, in words; null where it is a fault of the program. `portSetting` is the variable
 * of the port that the app listens on. Errors are known by their names: those of a thread come without their class.
 */
export function startFailure(error: unknown, portSetting: string): StartFailure | null {
  if (!Error.isError(error)) return null;
  const { name, message } = error;
  if (WRONG.has(name)) return { message, exitCode: 2 };
  if (name === 'DataFolderInUse') return { message, exitCode: 3 };
  if (SAYS_IT_ALL.has(name)) return { message, exitCode: 1 };
  // The file system says which file and why: where in the program that was met helps nobody.
  if ('syscall' in error && 'path' in error) return { message, exitCode: 1 };
  const listening = 'syscall' in error && (error.syscall === 'listen' || error.syscall === 'getaddrinfo');
  const wrong = listening && 'code' in error ? LISTENING[String(error.code)] : undefined;
  if (wrong === undefined) return null;
  const advice =
    wrong === 'port' ? `Set ${portSetting} to a free port.` : 'JEJAK_HOST must be an address of this machine.';
  return { message: `${message}. ${advice}`, exitCode: wrong === 'port' ? 1 : 2 };
}
