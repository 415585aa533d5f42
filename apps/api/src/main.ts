import { ConfigurationRefused, readConfiguration } from '@jejak/configuration';
import { serve } from './serve.ts';

/** Their messages say what to change. */
const SAID_IN_FULL = [
  'CannotUnwrapKey',
  'DataFolderInUse',
  'IncompatibleStore',
  'MasterKeyRefused',
  'PrivateSchemaTooNew',
  'SchemaTooNew',
  'StoreRefused',
  'StoreUnavailable',
  'WrongConnectionSettings',
];

try {
  await serve(readConfiguration(process.env));
} catch (error) {
  const expected =
    error instanceof ConfigurationRefused || (error instanceof Error && SAID_IN_FULL.includes(error.name));
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
