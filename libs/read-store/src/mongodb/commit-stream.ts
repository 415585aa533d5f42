import type { ChangeStream } from 'mongodb';
import type { Checkpoints } from './checkpoints.ts';

const REOPEN_MS = 1000;

/** Follows the checkpoints by one change stream, open while somebody listens; what it misses, polling finds. */
export class CommitStream {
  readonly #checkpoints: Checkpoints;
  readonly #listeners = new Set<() => void>();
  #stream: ChangeStream | null = null;
  #reopening: NodeJS.Timeout | null = null;

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
    stream.on('close', () => this.#lose(stream));
    stream.once('init', () => this.announce());
  }

  #lose(stream: ChangeStream): void {
    if (this.#stream !== stream) return;
    this.#stream = null;
    void stream.close().catch(() => {});
    this.#reopening = setTimeout(() => {
      this.#reopening = null;
      if (this.#listeners.size > 0) this.#open();
    }, REOPEN_MS).unref();
  }
}
