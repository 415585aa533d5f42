import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { InvalidQuery, InvalidWrite, StoreUnavailable } from '../errors.ts';
import { fromAnswer } from './failures.ts';
import { type Answer, type AnswerOf, handedOver, isAnswer, type Request } from './messages.ts';

interface Waiting {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (failure: unknown) => void;
}

/**
 * One thread with the store open, started when first asked and again after it died. What is asked within one turn of
 * the event loop travels in one message.
 */
export class Lane {
  readonly #start: () => Worker;
  #worker: Worker | null = null;
  #outbox: Waiting[] = [];
  #sent: Waiting[] = [];
  #closed = false;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  /** How many requests have no answer yet. */
  get load(): number {
    return this.#outbox.length + this.#sent.length;
  }

  /** Starts the thread; rejected where the store cannot be opened. */
  async start(): Promise<void> {
    await this.ask({ kind: 'collections' }, 'names');
  }

  async ask<K extends Answer['kind']>(request: Request, kind: K): Promise<AnswerOf<K>> {
    if (this.#closed) throw new StoreUnavailable('the read store is closed');
    const answer = await new Promise<Answer>((resolve, reject) => {
      if (this.#outbox.push({ request, resolve, reject }) === 1) setImmediate(() => this.#flush());
    });
    if (isAnswer(answer, kind)) return answer;
    throw isAnswer(answer, 'failed')
      ? fromAnswer(answer)
      : new StoreUnavailable('the answer belongs to another request');
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    const closing = this.#worker === null && this.#outbox.length === 0 ? null : this.ask({ kind: 'close' }, 'done');
    this.#closed = true;
    await closing;
    if (this.#worker !== null) await once(this.#worker, 'exit');
  }

  #flush(): void {
    const batch = this.#outbox;
    this.#outbox = [];
    this.#worker ??= this.#launch();
    try {
      const requests = batch.map(({ request }) => request);
      this.#worker.postMessage(requests, requests.flatMap(handedOver));
      this.#sent.push(...batch);
    } catch {
      for (const waiting of batch) this.#sendAlone(this.#worker, waiting);
    }
  }

  /** So that a request that cannot be cloned fails by itself and not those beside it. */
  #sendAlone(worker: Worker, waiting: Waiting): void {
    try {
      worker.postMessage([waiting.request], handedOver(waiting.request));
      this.#sent.push(waiting);
    } catch (cause) {
      const Refusal = waiting.request.kind === 'commit' ? InvalidWrite : InvalidQuery;
      waiting.reject(new Refusal('there is something in it that is no plain JSON', { cause }));
    }
  }

  #launch(): Worker {
    const worker = this.#start();
    worker.on('message', (answers: readonly Answer[]) => {
      for (const answer of answers) this.#sent.shift()?.resolve(answer);
    });
    worker.on('error', (failure) => this.#lose(worker, failure));
    worker.on('exit', () => this.#lose(worker, null));
    return worker;
  }

  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const lost = this.#sent;
    this.#sent = [];
    for (const { reject } of lost) reject(new StoreUnavailable('the thread of the read store ended', { cause }));
  }
}
