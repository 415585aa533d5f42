import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Configuration, eventStoreConnection, mongoConnection } from '@jejak/configuration';
import { type Operations, operationsOver, reachServer } from '@jejak/control';
import { DataFolderInUse, lockDataFolder, openChosenEventStore, type StoreTrouble } from '@jejak/event-store';
import { isCanonical } from '@jejak/integrity';
import { startProjectorThread } from '@jejak/projector';
import { Ended, EXIT } from '../exit-codes.ts';

/** How long a process that has the folder gets to open its socket, as one that is starting does. */
const STARTING_MS = 3_000;
const AGAIN_MS = 100;

const ELSEWHERE =
  'The read models lie in MongoDB, and the projector keeps them: run this on its machine, with JEJAK_DATA as it has it.';

/**
 * Has the process that serves the data folder do it, or opens the folder where nobody does. `service` tells others who
 * holds it meanwhile. Throws Ended where there is no ledger, or the
 * read models are no folder's, DataFolderInUse where somebody holds the folder who cannot
 * be reached.
 */
export async function useOperations<T>(
  configuration: Configuration,
  service: string,
  use: (operations: Operations) => Promise<T>,
): Promise<T> {
  const { data: folder } = configuration;
  if (eventStoreConnection(configuration) === null && !existsSync(join(folder, 'events.db'))) {
    throw new Ended(`There is no ledger in ${folder}; set JEJAK_DATA to the folder that holds one.`, EXIT.problems);
  }
  const until = performance.now() + STARTING_MS;
  for (;;) {
    const served = await reachServer(folder);
    if (served !== null) return use(served);
    if (mongoConnection(configuration) !== null) throw new Ended(ELSEWHERE, EXIT.problems);
    try {
      return await openHere(configuration, service, use);
    } catch (error) {
      if (!(error instanceof DataFolderInUse) || performance.now() > until) throw error;
    }
    await sleep(AGAIN_MS);
  }
}

async function openHere<T>(
  configuration: Configuration,
  service: string,
  use: (operations: Operations) => Promise<T>,
): Promise<T> {
  await using opened = new AsyncDisposableStack();
  const lock = opened.use(lockDataFolder(configuration.data, service));
  const onTrouble = ({ sentence }: StoreTrouble) => void process.stderr.write(`${sentence}\n`);
  const connection = eventStoreConnection(configuration);
  const { eventStore, source } = await openChosenEventStore(connection, lock, { isCanonical, onTrouble });
  opened.defer(() => eventStore.close());
  const readStore = { file: join(lock.folder, 'read.db') };
  const projector = async () =>
    opened.adopt(await startProjectorThread({ eventStore: source, readStore, onTrouble }), (it) => it.stop());
  let started: ReturnType<typeof projector> | undefined;
  const once = () => {
    started ??= projector();
    return started;
  };
  return await use(operationsOver(eventStore, once));
}
