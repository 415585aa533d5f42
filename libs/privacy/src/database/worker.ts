import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from './failure.ts';
import { openFile } from './open-file.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { runJobs } from './run-jobs.ts';
import { StatementCache } from './statement-cache.ts';

function answer(message: FromWorker): void {
  parentPort?.postMessage(message);
}

function serve(db: DatabaseSync): void {
  const cache = new StatementCache(db);
  parentPort?.on('message', (message: ToWorker) => {
    if (message.kind === 'run') return answer({ kind: 'done', outcomes: runJobs(db, cache, message.jobs) });
    db.close();
    parentPort?.close();
  });
  answer({ kind: 'open' });
}

try {
  serve(openFile(workerData));
} catch (error) {
  answer({ kind: 'not-open', failure: failureOf(error) });
}
