import { once } from 'node:events';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { WriterControl, WriterData } from './protocol.ts';

/** The owner's end of the writer thread. */
export class WriterThread {
  readonly #worker: Worker;
  readonly #exited: Promise<unknown>;

  private constructor(worker: Worker) {
    this.#worker = worker;
    this.#exited = new Promise((resolve) => worker.on('exit', resolve));
  }

  /** Throws what kept the writer from starting. */
  static async start(data: WriterData): Promise<WriterThread> {
    const file = new URL(`./writer${import.meta.url.slice(-3)}`, import.meta.url);
    const worker = new Worker(file, { name: 'events-writer', workerData: data });
    const writer = new WriterThread(worker);
    await once(worker, 'message');
    return writer;
  }

  onFailure(listener: (cause: unknown) => void): void {
    this.#worker.on('error', listener);
  }

  /** A port over which another thread may append. */
  attach(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#worker.postMessage({ kind: 'attach', port: port1 } satisfies WriterControl, [port1]);
    return port2;
  }

  async close(): Promise<void> {
    this.#worker.postMessage({ kind: 'close' } satisfies WriterControl);
    await this.#exited;
  }
}
