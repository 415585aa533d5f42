import { randomUUID } from 'node:crypto';
import { StoreUnavailable } from '../errors.ts';
import type { AppendResult } from '../port.ts';
import { type AppendAnswer, appendResult } from './append-answer.ts';
import { type AppendRequest, batchAppendRequest } from './append-request.ts';
import { type AppendCall, startAppending } from './calls.ts';
import type { Connection, Link } from './connection.ts';
import { failureOf } from './failures.ts';

interface Waiting extends PromiseWithResolvers<AppendResult> {
  readonly request: AppendRequest;
  readonly timer: NodeJS.Timeout;
}

/** One call that carries appends there and their answers back, in whatever order they come. */
interface Conversation {
  readonly link: Link;
  readonly call: AppendCall;
  readonly waiting: Map<string, Waiting>;
}

/** Sends appends. An append has its answer, or StoreUnavailable once its deadline is over or its connection lost. */
export class Appender {
  readonly #connection: Connection;
  readonly #deadlineMs: number;
  readonly #underWay = new Set<Promise<AppendResult>>();
  #conversation: Promise<Conversation> | undefined;
  #closed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#deadlineMs = connection.settings.deadlineMs;
  }

  append(request: AppendRequest): Promise<AppendResult> {
    if (this.#closed) return Promise.reject(new StoreUnavailable('the event store is closed'));
    const answer = this.#send(request);
    this.#underWay.add(answer);
    const done = () => this.#underWay.delete(answer);
    answer.then(done, done);
    return answer;
  }

  /** Everything under way gets its answer first. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#underWay);
    const conversation = await this.#conversation?.catch(() => undefined);
    conversation?.call.end();
  }

  async #send(request: AppendRequest): Promise<AppendResult> {
    this.#conversation ??= this.#converse();
    const { call, waiting } = await this.#conversation;
    const correlation = randomUUID();
    const late = () => {
      waiting.delete(correlation);
      answer.reject(new StoreUnavailable(`no answer to an append to ${request.stream} in ${this.#deadlineMs} ms`));
    };
    const answer: Waiting = {
      ...Promise.withResolvers<AppendResult>(),
      request,
      timer: setTimeout(late, this.#deadlineMs),
    };
    waiting.set(correlation, answer);
    call.write(batchAppendRequest(request, correlation, this.#deadlineMs));
    return answer.promise;
  }

  async #converse(): Promise<Conversation> {
    try {
      const link = await this.#connection.link();
      const call = startAppending(link.client, this.#connection.call(Number.POSITIVE_INFINITY));
      const conversation: Conversation = { link, call, waiting: new Map() };
      call.on('data', (answer: AppendAnswer) => settle(conversation, answer));
      call.on('error', (error) => this.#end(conversation, error));
      call.on('end', () => this.#end(conversation, new StoreUnavailable('the server ended the connection')));
      return conversation;
    } catch (error) {
      this.#conversation = undefined;
      throw error;
    }
  }

  /** Nobody knows which of the appends under way were written. */
  #end({ link, waiting }: Conversation, error: unknown): void {
    this.#connection.report(link, error);
    this.#conversation = undefined;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(failureOf(error, 'appending'));
    }
    waiting.clear();
  }
}

/** An answer that nobody waits for, because it is late or comes twice, is passed over. */
function settle({ waiting }: Conversation, answer: AppendAnswer): void {
  const found = waiting.get(answer.correlation);
  if (found === undefined) return;
  waiting.delete(answer.correlation);
  clearTimeout(found.timer);
  try {
    found.resolve(appendResult(answer, found.request));
  } catch (error) {
    found.reject(error);
  }
}
