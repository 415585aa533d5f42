import type { ChangeStream } from 'mongodb';
import type { Checkpoints } from './checkpoints.ts';

const REOPEN_MS = 100;
const LONGEST_REOPEN_MS = 5_000;

/**
 * Follows the checkpoints by one change stream, open while somebody listens. A short break the driver bridges by its
 * resume token; a stream that is lost is opened anew, ever less often, and listeners are told once it is open: whatever
 * moved in between they find by looking, so that no token needs to be kept.
 */
export class CommitStream {
  readonly #checkpoints: Checkpoints;
  readonly #listeners = new Set<() => void>();
  #stream: ChangeStream | null = null;
  #reopening: NodeJS.Timeout | null = null;
  /** Streams lost since the last one that opened. */
  #lost = 0;

  constructor(checkpoints: Checkpoints) {
    this.#checkpoints = checkpoints;
  }

  subscribe(listener: () => void): () => void {
    const entry = () => listener();
    this.#listeners.add(entry);
    this.#open();
    return () => {
      this.#listeners.delete(entry);
      if (this.#listeners.size === 0) void this.close();
    };
  }

  announce(): void {
    for (const listener of this.#listeners) listener();
  }

  async close(): Promise<void> {
    if (this.#reopening !== null) clearTimeout(this.#reopening);
    this.#reopening = null;
    const stream = this.#stream;
    this.#stream = null;
    await stream?.close().catch(() => {});
  }

  #open(): void {
    if (this.#stream !== null || this.#reopening !== null) return;
    const stream = this.#checkpoints.collection.watch([{ $project: { _id: 1 } }]);
    this.#stream = stream;
    stream.on('change', () => this.announce());
    stream.on('error', () => this.#lose(stream));
    // While the driver resumes, it says so of the cursor before, and the stream goes on.
    stream.on('close', () => {
      if (stream.closed) this.#lose(stream);
    });
    // The first one comes with the answer that opened it.
    stream.once('resumeTokenChanged', () => {
      this.#lost = 0;
      this.announce();
    });
  }

  #lose(stream: ChangeStream): void {
    if (this.#stream !== stream) return;
    this.#stream = null;
    void stream.close().catch(() => {});
    const waitMs = Math.min(REOPEN_MS * 2 ** this.#lost, LONGEST_REOPEN_MS);
    this.#lost += 1;
    this.#reopening = setTimeout(() => {
      this.#reopening = null;
      if (this.#listeners.size > 0) this.#open();
    }, waitMs).unref();
  }
}
