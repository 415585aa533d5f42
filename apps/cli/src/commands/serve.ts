import { readConfiguration } from '@jejak/configuration';
import type { Command } from 'commander';
import { catchUpVisibly } from '../serving/index.ts';

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
      const { sayWhere, serve } = await import('@jejak/api');
      await serve(configuration, async (server) => {
        // Commands are taken and whole read models are read at once, also where they lag.
        sayWhere(server);
        await catchUpVisibly(server);
        process.stdout.write('Siap / ready: the read models are caught up\n');
      });
    });
}
