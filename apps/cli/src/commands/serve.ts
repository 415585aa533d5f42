import { readConfiguration } from '@jejak/configuration';
import type { Command } from 'commander';

const EXAMPLE = `
The configuration comes from the environment; jejak config shows it.

Example:
  $ JEJAK_DATA=/srv/jejak JEJAK_PORT=8080 jejak serve`;

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the data folder until told to stop (SIGTERM, SIGINT)')
    .addHelpText('after', EXAMPLE)
    .action(async () => {
      const configuration = readConfiguration(process.env);
      const { serve } = await import('@jejak/api');
      await serve(configuration);
    });
}
