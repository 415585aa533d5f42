import { Worker } from 'node:worker_threads';
import { transferredWith } from '@jejak/event-store';
import type { FromThread, Kind, Question, Requests, ThreadData } from './messages.ts';
import { receiveFailure, transferFailure } from './transfer-failure.ts';

interface Waiting {
  readonly resolve: (answer: Requests[Kind]['answers']) => void;
  readonly reject: (failure: unknown) => void;
}

export type News = Extract<FromThread, { readonly kind: 'committed' | 'progress' | 'rebuilt' | 'trouble' | 'notice' }>;

/** One life of the projector's thread: questions and their answers. */
export class WorkerLink {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #started = Promise.withResolvers<void>();
  readonly #gone = Promise.withResolvers<Error>();
  #number = 0;
  #atWork = false;
  /** Why the thread is gone; a question to it would never be answered. */
  #dead: Error | null = null;

  constructor(data: ThreadData, news: (message: News) => void) {
    // The extension is that of this file: the thread runs from source and from dist alike.
    const file = new URL(`./projector-worker${import.meta.url.slice(-3)}`, import.meta.url);
    const transferList = transferredWith(data.eventStore);
    this.#worker = new Worker(file, { name: 'projector', workerData: data, transferList });
    this.#worker.on('message', (message: FromThread) => this.#receive(message, news));
    this.#worker.on('error', (failure) => this.#end(failure));
    this.#worker.on('exit', (code) => this.#end(new Error(`the projector's thread ended with code ${code}`)));
    this.#started.promise.catch(() => {});
  }

  get started(): Promise<void> {
    return this.#started.promise;
  }

  /** False while it waits for its turn, and once it has ended. */
  get isAtWork(): boolean {
    return this.#atWork && this.#dead === null;
  }

  /** Resolved with the reason once the projector no longer works, whether its thread is still there or not. */
  get gone(): Promise<Error> {
    return this.#gone.promise;
  }

  ask<K extends Kind>(kind: K, asks: Requests[K]['asks']): Promise<Requests[K]['answers']> {
    if (this.#dead !== null) return Promise.reject(this.#dead);
    const number = this.#number++;
    const { promise, resolve, reject } = Promise.withResolvers<Requests[K]['answers']>();
    this.#waiting.set(number, { resolve: (answer) => resolve(answer as Requests[K]['answers']), reject });
    this.#worker.postMessage({ kind, asks, number } as Question & { readonly number: number });
    return promise;
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #receive(message: FromThread, news: (message: News) => void): void {
    if (message.kind === 'started') this.#atWork = true;
    if (message.kind === 'started' || message.kind === 'standingBy') this.#started.resolve();
    else if (message.kind === 'answer') this.#take(message.number)?.resolve(message.answer);
    else if (message.kind === 'failure') this.#take(message.number)?.reject(receiveFailure(message.failure));
    else if (message.kind === 'ended') this.#leave(receiveFailure(message.failure));
    else news(message);
  }

  #take(number: number): Waiting | undefined {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    return waiting;
  }

  #leave(reason: Error): void {
    this.#atWork = false;
    this.#gone.resolve(reason);
  }

  #end(failure: unknown): void {
    // What a thread died of arrives as an object that only looks like an error: Error.isError denies it.
    const reason = Object.assign(receiveFailure(transferFailure(failure)), { cause: failure });
    this.#dead ??= reason;
    this.#started.reject(reason);
    this.#leave(reason);
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}
