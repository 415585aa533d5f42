import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { DatabaseDamaged, StoreUnavailable } from '../errors.ts';
import { Channel } from './channel.ts';
import type { ReadAnswer, ReaderData, ReadQuestion } from './protocol.ts';
import { storedEvents } from './stored-events.ts';
import type { Stretch } from './subscription.ts';

/** The caller's end of a reader thread. */
export class ReaderThread {
  readonly #worker: Worker;
  readonly #channel: Channel<ReadQuestion, ReadAnswer>;

  constructor(folder: string) {
    const { port1, port2 } = new MessageChannel();
    this.#worker = new Worker(new URL(`./reader${import.meta.url.slice(-3)}`, import.meta.url), {
      name: 'events-reader',
      workerData: { folder, port: port2 } satisfies ReaderData,
      transferList: [port2],
    });
    this.#channel = new Channel(port1);
    this.#worker.on('error', (cause) => {
      this.#channel.fail(new StoreUnavailable('the reader of the event store failed', { cause }));
    });
  }

  /** Throws StoreUnavailable, and DatabaseDamaged where that does not pass by itself. */
  async read(question: ReadQuestion): Promise<Stretch> {
    const answer = await this.#channel.ask(question);
    if (answer.kind === 'events') return { events: storedEvents(answer.cells), through: answer.through };
    if (answer.kind === 'damaged') throw new DatabaseDamaged(answer.message);
    throw new StoreUnavailable(`reading failed: ${answer.message}`);
  }

  async close(): Promise<void> {
    if (this.#worker.threadId === -1) return;
    const exit = once(this.#worker, 'exit');
    this.#channel.close();
    await exit;
  }
}
