import type { MessagePort } from 'node:worker_threads';
import { StoreUnavailable } from '../errors.ts';
import { AttachedStore } from './attached-store.ts';
import { ReaderThread } from './reader-thread.ts';
import type { WriterThread } from './writer-thread.ts';

/** What another thread needs to attach. Pass `port` in the transfer list; good for one attachment. */
export interface EmbeddedAttachment {
  readonly folder: string;
  readonly port: MessagePort;
}

/** The store in the thread that owns the writer: when it closes, the store is closed for everyone. */
export class OwnedStore extends AttachedStore {
  readonly #folder: string;
  readonly #writerThread: WriterThread;

  constructor(folder: string, writer: WriterThread) {
    super(writer.attach(), new ReaderThread(folder));
    this.#folder = folder;
    this.#writerThread = writer;
    writer.onFailure((cause) => this.fail(new StoreUnavailable('the writer of the event store failed', { cause })));
  }

  attachment(): EmbeddedAttachment {
    return { folder: this.#folder, port: this.#writerThread.attach() };
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#writerThread.close();
  }
}
