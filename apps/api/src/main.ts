import { endWith, startFailure } from '@jejak/composition';
import { readConfiguration } from '@jejak/configuration';
import { serve } from './serve.ts';

try {
  await serve(readConfiguration(process.env));
} catch (error) {
  const failure = startFailure(error, 'JEJAK_PORT');
  const unexpected = error instanceof Error ? error.stack : String(error);
  endWith(failure?.message ?? unexpected ?? '', failure?.exitCode ?? 1);
}
