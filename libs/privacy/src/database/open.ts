import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { masterKeyPath } from '../master-key-path.ts';
import { PrivateDatabaseClosed, PrivateDatabaseDamaged } from './errors.ts';
import { errorOf } from './failure.ts';
import type { PrivateDatabase, SchemaModule } from './port.ts';
import type { FromWorker } from './protocol.ts';
import { WorkerDatabase } from './worker-database.ts';

/**
 * Opens `<folder>/private.db`, making or migrating it first. Every module that the file knows has to be named.
 * Throws PrivateSchemaTooNew, PrivateDatabaseBusy, PrivateDatabaseDamaged, PrivateDatabaseFull, PrivateDatabaseError.
 */
export async function openPrivateDatabase(folder: string, schema: readonly SchemaModule[]): Promise<PrivateDatabase> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await refuseLoss(folder);
  const worker = new Worker(new URL(`./worker${import.meta.url.slice(-3)}`, import.meta.url), {
    name: 'private',
    workerData: { path: join(folder, 'private.db'), schema },
  });
  await opened(worker);
  return new WorkerDatabase(worker);
}

/** The master key is made once there are keys to wrap: where it is alone, they are lost, and new ones would hide that. */
async function refuseLoss(folder: string): Promise<void> {
  if (!existsSync(masterKeyPath(folder))) return;
  const found = await stat(join(folder, 'private.db')).catch(() => null);
  if (found !== null && found.size > 0) return;
  const what = found === null ? 'missing in' : 'empty in';
  throw new PrivateDatabaseDamaged(
    `private.db is ${what} the data folder, though keys/master.key is there: put it back, or restore the last backup (jejak restore)`,
  );
}

function opened(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new PrivateDatabaseClosed('the worker of private.db ended before it had opened it'));
    worker.once('error', reject);
    worker.once('exit', onExit);
    worker.once('message', (message: FromWorker) => {
      worker.off('error', reject);
      worker.off('exit', onExit);
      if (message.kind !== 'not-open') return resolve();
      reject(errorOf(message.failure));
      void worker.terminate();
    });
  });
}
