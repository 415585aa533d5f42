import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { WriteAheadLog } from './write-ahead-log.ts';

/** From here on copying is worth its syncs; 16 MiB. */
const BEGIN_PAGES = 4_096;
/** So few are copied by the writer itself within milliseconds. */
const FINISH_PAGES = 512;
/** Reading slows down with the log's length, so at 256 MiB the writer stops and finishes whatever is left. */
const ENOUGH_PAGES = 65_536;

/**
 * Keeps the write-ahead log short without making appends wait for it: the checkpointer's thread copies, round after
 * round, and once little is left the writer copies that between two commits, which lets the log start over.
 */
export class Checkpoints {
  readonly #log: WriteAheadLog;
  readonly #thread: Worker;
  #copying = false;

  constructor(database: DatabaseSync, folder: string) {
    this.#log = new WriteAheadLog(database);
    this.#thread = new Worker(new URL(`./checkpointer${import.meta.url.slice(-3)}`, import.meta.url), {
      name: 'events-checkpointer',
      workerData: folder,
    });
    this.#thread.on('message', () => this.#copied());
  }

  /** To be called after a commit. */
  committed(): void {
    if (!this.#copying && this.#log.pagesLeft() >= BEGIN_PAGES) this.#copy();
  }

  async close(): Promise<void> {
    const exit = once(this.#thread, 'exit');
    this.#thread.postMessage('close');
    await exit;
  }

  #copied(): void {
    this.#copying = false;
    const left = this.#log.pagesLeft();
    if (left > FINISH_PAGES && left < ENOUGH_PAGES) this.#copy();
    else this.#log.copyWhatIsPossible();
  }

  #copy(): void {
    this.#copying = true;
    this.#thread.postMessage('copy');
  }
}
