import { setTimeout as sleep } from 'node:timers/promises';
import { startedUnlessTold, untilTold } from '@jejak/composition';
import type { Configuration } from '@jejak/configuration';
import type { ProjectorHealth } from '@jejak/projector';
import { collectGarbageSparingly } from './collect-garbage.ts';
import { type ApiServer, startServer } from './server.ts';

const LOOK_EVERY_MS = 100;

/** Serves until the process is told to stop, and then stops in order; told while it starts, it ends at once. `listening` tells people that it has begun. */
export async function serve(
  configuration: Configuration,
  listening: (server: ApiServer) => void | Promise<void> = sayWhere,
): Promise<void> {
  collectGarbageSparingly();
  const told = untilTold();
  const server = await startedUnlessTold(told, startServer(configuration));
  await Promise.race([told, listening(server)]);
  await told;
  await server.close();
}

export function sayWhere({ url, setupLink }: ApiServer): void {
  process.stdout.write(`Jejak: ${url}\n`);
  if (setupLink) process.stdout.write(`Akun administrator pertama / first administrator account:\n  ${setupLink}\n`);
}

/**
 * Resolves once the read models have everything that was stored when the server began, at once where another process
 * keeps them. Where they fail they are tried again, so `watch` may see why it takes long.
 */
export async function untilCaughtUp(
  { backend: { projector } }: ApiServer,
  watch: (health: ProjectorHealth) => void,
): Promise<void> {
  if (projector === null) return;
  for (;;) {
    const health = await projector.health();
    if (health.state === 'live') return;
    watch(health);
    // Nothing waits for this where the process is told to stop.
    await sleep(LOOK_EVERY_MS, undefined, { ref: false });
  }
}
