import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PrivateDatabaseClosed } from './errors.ts';
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
  const worker = new Worker(new URL(`./worker${import.meta.url.slice(-3)}`, import.meta.url), {
    name: 'private',
    workerData: { path: join(folder, 'private.db'), schema },
  });
  await opened(worker);
  return new WorkerDatabase(worker);
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
