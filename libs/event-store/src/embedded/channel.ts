import type { MessagePort } from 'node:worker_threads';
import { StoreUnavailable } from '../errors.ts';
import type { Answers, Ask } from './protocol.ts';

/**
 * Questions to another thread. What is asked within one turn of the event loop travels as one message: a message
 * costs more than most questions, and what arrives together is committed together.
 */
export class Channel<Question, Body> {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, PromiseWithResolvers<Body>>();
  #outbox: Ask<Question>[] = [];
  #asked = 0;
  #broken: StoreUnavailable | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (message: Answers<Body>) => this.#settle(message));
    port.on('close', () => this.fail(new StoreUnavailable('the event store is closed')));
  }

  ask(question: Question): Promise<Body> {
    if (this.#broken) return Promise.reject(this.#broken);
    const number = this.#asked++;
    const answer = Promise.withResolvers<Body>();
    this.#waiting.set(number, answer);
    if (this.#outbox.push([number, question]) === 1) setImmediate(() => this.#send());
    return answer.promise;
  }

  /** Settles once everything asked so far has its answer, or never will. */
  async drained(): Promise<void> {
    await Promise.allSettled([...this.#waiting.values()].map((answer) => answer.promise));
  }

  /** Everything that waits, and everything asked later, fails with this; the first reason stays. */
  fail(reason: StoreUnavailable): void {
    this.#broken ??= reason;
    for (const answer of this.#waiting.values()) answer.reject(this.#broken);
    this.#waiting.clear();
    this.#outbox = [];
  }

  close(): void {
    this.fail(new StoreUnavailable('the event store is closed'));
    this.#port.close();
  }

  #send(): void {
    const asks = this.#outbox;
    this.#outbox = [];
    if (asks.length > 0) this.#port.postMessage(asks);
  }

  #settle({ answers }: Answers<Body>): void {
    for (const [number, body] of answers) {
      this.#waiting.get(number)?.resolve(body);
      this.#waiting.delete(number);
    }
  }
}
