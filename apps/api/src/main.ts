import { ConfigurationRefused, readConfiguration } from '@jejak/configuration';
import { serve } from './serve.ts';

try {
  await serve(readConfiguration(process.env));
} catch (error) {
  const expected =
    error instanceof ConfigurationRefused || (error instanceof Error && error.name === 'DataFolderInUse');
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
