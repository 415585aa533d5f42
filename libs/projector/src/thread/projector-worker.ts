import { parentPort, workerData } from 'node:worker_threads';
import { openEventStoreSource } from '@jejak/event-store';
import { isCanonical } from '@jejak/integrity';
import { projections } from '@jejak/projections';
import { openReadStoreSource } from '@jejak/read-store';
import { Projector } from '../projector/index.ts';
import type { Asked, FromThread, Kind, Question, Requests, ThreadData } from './messages.ts';
import { transferFailure } from './transfer-failure.ts';

const data: ThreadData = workerData;
const tell = (message: FromThread): void => parentPort?.postMessage(message);

const eventStore = await openEventStoreSource(data.eventStore, {
  isCanonical,
  onTrouble: (trouble) => tell({ kind: 'trouble', trouble }),
});
const readStore = await openReadStoreSource(data.readStore);
const projector = await Projector.start({
  eventStore,
  readStore,
  models: projections,
  onCommitted: (checkpoint) => tell({ kind: 'committed', checkpoint }),
  ...(data.graceMs === undefined ? {} : { graceMs: data.graceMs }),
});
let interrupting = new AbortController();

projector.ended.catch((failure: unknown) => tell({ kind: 'ended', failure: transferFailure(failure) }));
parentPort?.on('message', (asked: Asked) => void answer(asked));
tell({ kind: 'started' });

async function answer(asked: Asked): Promise<void> {
  try {
    tell({ kind: 'answer', number: asked.number, answer: await answerTo(asked) });
  } catch (failure) {
    tell({ kind: 'failure', number: asked.number, failure: transferFailure(failure) });
  }
  if (asked.kind === 'stop') parentPort?.close();
}

async function answerTo(asked: Question): Promise<Requests[Kind]['answers']> {
  switch (asked.kind) {
    case 'health':
      return projector.health();
    case 'caughtUp':
      await projector.caughtUp();
      return null;
    case 'rebuild':
      return rebuild(asked.asks.acceptDifferences);
    case 'interrupt':
      interrupting.abort(new Error('the rebuild was interrupted'));
      return null;
    case 'listParked':
      return projector.listParked();
    case 'showParked':
      return projector.showParked(asked.asks);
    case 'retryParked':
      return projector.retryParked(asked.asks);
    case 'stop':
      return stop();
  }
}

function rebuild(acceptDifferences: boolean): Promise<Requests['rebuild']['answers']> {
  // Whoever joins a rebuild leaves it to the one who began it to interrupt it.
  if (projector.health().rebuild === null) interrupting = new AbortController();
  return projector.rebuild({
    acceptDifferences,
    signal: interrupting.signal,
    onProgress: (progress) => tell({ kind: 'progress', progress }),
  });
}

async function stop(): Promise<null> {
  await projector.stop();
  await eventStore.close();
  await readStore.close();
  return null;
}
