import type { Configuration } from '@jejak/configuration';
import { startServer } from './server.ts';

/** Serves until the process is told to stop, and then stops in order. */
export async function serve(configuration: Configuration): Promise<void> {
  const server = await startServer(configuration);
  process.stdout.write(`Jejak: ${server.url}\n`);
  if (server.setupLink) {
    process.stdout.write(`Akun administrator pertama / first administrator account:\n  ${server.setupLink}\n`);
  }
  const { promise: told, resolve: tell } = Promise.withResolvers<void>();
  process.once('SIGTERM', tell);
  process.once('SIGINT', tell);
  await told;
  await server.close();
}
