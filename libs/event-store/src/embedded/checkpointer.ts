import { parentPort, workerData } from 'node:worker_threads';
import { openForWriting } from './database.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

// A thread that copies the write-ahead log into the database beside the writer, which goes on meanwhile.

const database = openForWriting(String(workerData), undefined);
const log = new WriteAheadLog(database);

parentPort?.on('message', (message: 'copy' | 'close') => {
  if (message === 'copy') {
    log.copyWhatIsPossible();
    parentPort?.postMessage('copied');
  } else {
    database.close();
    parentPort?.close();
  }
});
