import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Engine } from '../embedded/index.ts';
import { toAnswer } from './failures.ts';
import type { Answer, Request, ThreadData } from './messages.ts';

/** Runs one engine for a Lane: a batch of requests in, the batch of their answers out. */
function serve(port: MessagePort, options: ThreadData): void {
  let engine: Engine | null = null;
  port.on('message', (requests: readonly Request[]) => {
    try {
      engine ??= new Engine(options);
      port.postMessage(answerAll(engine, requests));
    } catch (failure) {
      port.postMessage(requests.map(({ kind }) => (kind === 'close' ? DONE : toAnswer(failure))));
    }
    if (requests.some(({ kind }) => kind === 'close')) port.close();
  });
}

/** Where all only read, one transaction spares each its own. */
function answerAll(engine: Engine, requests: readonly Request[]): readonly Answer[] {
  const each = () => requests.map((request) => answer(engine, request));
  return requests.every(onlyReads) ? engine.snapshot(each) : each();
}

function answer(engine: Engine, request: Request): Answer {
  try {
    return perform(engine, request);
  } catch (failure) {
    return toAnswer(failure);
  }
}

function perform(engine: Engine, request: Request): Answer {
  switch (request.kind) {
    case 'find':
      return { kind: 'page', page: engine.find(request.collection, request.options) };
    case 'getMany':
      return { kind: 'texts', texts: [...engine.getMany(request.collection, request.ids, (text) => text)] };
    case 'count':
      return { kind: 'count', count: engine.count(request.collection, request.filter) };
    case 'checkpoint':
      return { kind: 'checkpoint', checkpoint: engine.checkpoint(request.name) };
    case 'collections':
      return { kind: 'names', names: engine.collections() };
    case 'ensure':
      engine.ensure(request.collections);
      return DONE;
    case 'drop':
      engine.drop(request.collections);
      return DONE;
    case 'commit':
      engine.commit(engine.prepare(request.commit));
      return DONE;
    case 'commitPrepared':
      engine.commit(request.commit);
      return DONE;
    case 'close':
      engine.close();
      return DONE;
  }
}

const changing: readonly Request['kind'][] = ['ensure', 'drop', 'commit', 'commitPrepared', 'close'];
const onlyReads = ({ kind }: Request) => !changing.includes(kind);
const DONE: Answer = { kind: 'done' };

if (parentPort !== null) serve(parentPort, workerData);
