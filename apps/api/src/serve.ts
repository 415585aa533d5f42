import { untilTold } from '@jejak/composition';
import type { Configuration } from '@jejak/configuration';
import { startServer } from './server.ts';

/** Serves until the process is told to stop, and then stops in order. */
export async function serve(configuration: Configuration): Promise<void> {
  const told = untilTold();
  const server = await startServer(configuration);
  process.stdout.write(`Jejak: ${server.url}\n`);
  if (server.setupLink) {
    process.stdout.write(`Akun administrator pertama / first administrator account:\n  ${server.setupLink}\n`);
  }
  await told;
  await server.close();
}
