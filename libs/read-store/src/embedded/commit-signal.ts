import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BroadcastChannel } from 'node:worker_threads';

/** Tells the threads of this process that a checkpoint in this file has moved. */
export class CommitSignal {
  readonly #name: string;
  readonly #open = new Set<BroadcastChannel>();
  #sender: BroadcastChannel | null = null;

  constructor(file: string) {
    this.#name = `jejak-read-store:${join(realpathSync(dirname(file)), basename(file))}`;
  }

  announce(): void {
    this.#sender ??= this.#channel();
    this.#sender.postMessage(null);
  }

  subscribe(listener: () => void): () => void {
    const channel = this.#channel();
    channel.onmessage = listener;
    return () => {
      channel.close();
      this.#open.delete(channel);
    };
  }

  close(): void {
    for (const channel of this.#open) channel.close();
    this.#open.clear();
    this.#sender = null;
  }

  #channel(): BroadcastChannel {
    const channel = new BroadcastChannel(this.#name);
    channel.unref();
    this.#open.add(channel);
    return channel;
  }
}
