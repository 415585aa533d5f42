import { StoreUnavailable } from '../errors.ts';
import type { StoredEvent } from '../port.ts';
import type { ReadCall } from './calls.ts';
import type { ReadAnswer } from './read-answer.ts';
import { isSystemStream, type RecordedEvent } from './recorded-event.ts';
import type { Handout, Source } from './source.ts';

/** Once as much is waiting, the call is held back: the server stops sending, whatever the consumer takes. */
const MOST_EVENTS = 1_000;
const MOST_BYTES = 1024 * 1024;

/** What one subscription call has brought and nobody has taken yet, in the server's order. */
export class Inlet implements Source {
  readonly #call: ReadCall;
  readonly #decode: (record: RecordedEvent) => StoredEvent;
  readonly #ending: AbortSignal;
  #waiting: Handout[] = [];
  #open: StoredEvent[] | undefined;
  #events = 0;
  #bytes = 0;
  #live = false;
  #begun = false;
  #failure: unknown;
  #news = Promise.withResolvers<void>();
  readonly #wake = (): void => {
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  };

  constructor(call: ReadCall, decode: (record: RecordedEvent) => StoredEvent, ending: AbortSignal) {
    this.#call = call;
    this.#decode = decode;
    this.#ending = ending;
    ending.addEventListener('abort', this.#wake);
    call.on('data', (answer: ReadAnswer) => this.#receive(answer));
    call.on('error', (error) => this.#fail(error));
    call.on('end', () => this.#fail(new StoreUnavailable('the server ended the subscription')));
  }

  /** The server once said that it had nothing more; it may have had by now. */
  get live(): boolean {
    return this.#live;
  }

  /** The server has done more than confirm the subscription: it was not refused for what it asked. */
  get begun(): boolean {
    return this.#begun;
  }

  /** The next piece, if one has come. Throws the failure of the call once everything before it has been taken. */
  next(): Handout | undefined {
    const piece = this.#waiting.shift();
    if (piece === undefined && this.#failure !== undefined) throw this.#failure;
    if (piece?.kind === 'events') this.#release(piece.events);
    return piece;
  }

  /** Resolves when `next` may have something, or throw; when the server says that it is live; and at the end. */
  async news(): Promise<void> {
    if (this.#waiting.length > 0 || this.#failure !== undefined || this.#ending.aborted) return;
    await this.#news.promise;
  }

  close(): void {
    this.#ending.removeEventListener('abort', this.#wake);
    this.#call.removeAllListeners();
    // A cancelled call still tells of its end, as an error.
    this.#call.on('error', () => {});
    this.#call.cancel();
  }

  /** A throw in here would end the process: it ends the call instead. */
  #receive(answer: ReadAnswer): void {
    try {
      this.#take(answer);
    } catch (error) {
      this.#fail(error);
      this.#call.cancel();
    }
  }

  #take(answer: ReadAnswer): void {
    if (answer.kind !== 'confirmation') this.#begun = true;
    switch (answer.kind) {
      case 'event':
        this.#takeEvent(this.#decode(answer.record));
        break;
      case 'checkpoint':
        this.#takeCheckpoint(answer.position);
        break;
      case 'fellBehind':
        this.#live = false;
        break;
      case 'caughtUp':
        this.#live = true;
        this.#wake();
        break;
    }
  }

  #takeEvent(event: StoredEvent): void {
    if (isSystemStream(event.stream)) return;
    if (this.#waiting.length > 1 && this.#waiting.at(-1)?.kind === 'checkpoint') this.#waiting.pop();
    if (this.#waiting.at(-1)?.kind === 'events' && this.#open !== undefined) {
      this.#open.push(event);
    } else {
      this.#open = [event];
      this.#waiting.push({ kind: 'events', events: this.#open });
    }
    this.#events += 1;
    this.#bytes += event.json.length;
    if (this.#isFull()) this.#call.pause();
    this.#wake();
  }

  /** Only the last of several in a row says anything. */
  #takeCheckpoint(position: string): void {
    if (this.#waiting.at(-1)?.kind === 'checkpoint') this.#waiting.pop();
    this.#waiting.push({ kind: 'checkpoint', position });
    this.#wake();
  }

  #release(events: readonly StoredEvent[]): void {
    const wasFull = this.#isFull();
    this.#events -= events.length;
    this.#bytes -= events.reduce((sum, { json }) => sum + json.length, 0);
    if (wasFull && !this.#isFull()) this.#call.resume();
  }

  #isFull(): boolean {
    return this.#events >= MOST_EVENTS || this.#bytes >= MOST_BYTES;
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    this.#wake();
  }
}
