import { parentPort, workerData } from 'node:worker_threads';
import { openEventStoreSource } from '@jejak/event-store';
import { isCanonical } from '@jejak/integrity';
import { projections } from '@jejak/projections';
import { openReadStoreSource } from '@jejak/read-store';
import { IDLE, Projector, type ProjectorHealth, takeTurn, waitForTurn, withWholeLag } from '../projector/index.ts';
import { EMBEDDED_SETTINGS } from '../runner/index.ts';
import { giveWay } from './give-way.ts';
import type { Asked, FromThread, Kind, Question, Requests, ThreadData } from './messages.ts';
import { transferFailure } from './transfer-failure.ts';

const data: ThreadData = workerData;
giveWay();
const tell = (message: FromThread): void => parentPort?.postMessage(message);

const eventStore = await openEventStoreSource(data.eventStore, {
  isCanonical,
  onTrouble: (trouble) => tell({ kind: 'trouble', trouble }),
});
const readStore = await openReadStoreSource(data.readStore);
let projector: Projector | null = null;
let interrupting = new AbortController();
const waiting = new AbortController();

parentPort?.on('message', (asked: Asked) => void answer(asked));
await begin().catch((failure: unknown) => {
  if (!waiting.signal.aborted) throw failure;
});

async function begin(): Promise<void> {
  if (data.turn === 'after-others') tell({ kind: 'standingBy' });
  const { signal } = waiting;
  const lease = await (data.turn === 'after-others' ? waitForTurn(readStore, { signal }) : takeTurn(readStore));
  const started = await Projector.start({
    eventStore,
    readStore,
    models: projections,
    ...('file' in data.readStore ? { settings: EMBEDDED_SETTINGS } : {}),
    lease,
    onCommitted: (checkpoint) => tell({ kind: 'committed', checkpoint }),
    onNotice: (notice) => tell({ kind: 'notice', notice }),
    onRebuilt: (report, outcome) => tell({ kind: 'rebuilt', report, outcome }),
    ...(data.graceMs === undefined ? {} : { graceMs: data.graceMs }),
  });
  started.ended.catch((failure: unknown) => tell({ kind: 'ended', failure: transferFailure(failure) }));
  projector = started;
  tell({ kind: 'started' });
}

async function answer(asked: Asked): Promise<void> {
  try {
    tell({ kind: 'answer', number: asked.number, answer: await answerTo(asked) });
  } catch (failure) {
    tell({ kind: 'failure', number: asked.number, failure: transferFailure(failure) });
  }
  if (asked.kind === 'stop') parentPort?.close();
}

async function answerTo(asked: Question): Promise<Requests[Kind]['answers']> {
  if (asked.kind === 'stop') return stop();
  if (projector === null) return standingBy(asked.kind);
  return answerAtWork(projector, asked);
}

function standingBy(kind: Kind): ProjectorHealth {
  if (kind === 'health') return { ...IDLE, status: 'ok', state: data.turn === 'after-others' ? 'standby' : 'starting' };
  throw new Error('another projector is at work over these stores; ask that one');
}

async function answerAtWork(
  projector: Projector,
  asked: Exclude<Question, { readonly kind: 'stop' }>,
): Promise<Requests[Kind]['answers']> {
  switch (asked.kind) {
    case 'health':
      return withWholeLag(projector.health(), eventStore);
    case 'caughtUp':
      await projector.caughtUp();
      return null;
    case 'rebuild':
      return rebuild(projector, asked.asks.acceptDifferences);
    case 'interrupt':
      interrupting.abort(new Error('the rebuild was interrupted'));
      return null;
    case 'listParked':
      return projector.listParked();
    case 'showParked':
      return projector.showParked(asked.asks);
    case 'retryParked':
      return projector.retryParked(asked.asks);
  }
}

function rebuild(projector: Projector, acceptDifferences: boolean): Promise<Requests['rebuild']['answers']> {
  // Whoever joins a rebuild leaves it to the one who began it to interrupt it.
  if (projector.health().rebuild === null) interrupting = new AbortController();
  return projector.rebuild({
    acceptDifferences,
    signal: interrupting.signal,
    onProgress: (progress) => tell({ kind: 'progress', progress }),
  });
}

async function stop(): Promise<null> {
  waiting.abort(new Error('the projector was stopped'));
  await projector?.stop();
  await eventStore.close();
  await readStore.close();
  return null;
}
