import { setTimeout as sleep } from 'node:timers/promises';
import type { Measured } from './growth.ts';
import { Inspector } from './inspector.ts';
import { residentBytes } from './resident-bytes.ts';

/** Bytes that each thread held after so many writes. */
export interface Held {
  readonly writes: number;
  readonly threads: ReadonlyMap<string, number>;
}

/** So often it looks at what is outside until it collects garbage to see what is held. */
const LOOKS_A_COLLECTION = 5;

/**
 * Looks now and then at what each thread of a served process holds, and more often at what lies outside of their
 * heaps. A collection before its time hides how much garbage there is otherwise, so there are few.
 */
export class MemoryWatch {
  readonly held: Held[] = [];
  /** What the process takes beside the heaps of its threads: programs, SQLite's caches, what the C library keeps. */
  readonly outside: Measured[] = [];
  readonly #inspector: Inspector;
  readonly #pid: number;
  readonly #writes: () => number;
  readonly #stopping = new AbortController();
  readonly #watching: Promise<void>;

  private constructor(inspector: Inspector, pid: number, writes: () => number, collectEveryMs: number) {
    this.#inspector = inspector;
    this.#pid = pid;
    this.#writes = writes;
    this.#watching = this.#watch(collectEveryMs / LOOKS_A_COLLECTION);
    this.#watching.catch(() => {});
  }

  static async start(url: string, pid: number, writes: () => number, collectEveryMs: number): Promise<MemoryWatch> {
    return new MemoryWatch(await Inspector.connect(url), pid, writes, collectEveryMs);
  }

  /** After a last look. Throws what went wrong while looking. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    try {
      await this.#watching;
    } finally {
      this.#inspector.close();
    }
  }

  /** A line for each time that garbage was collected. */
  series(): string {
    const lines = this.held.map(({ writes, threads }) => {
      const each = [...threads].map(([thread, bytes]) => `${thread} ${mb(bytes)}`);
      const outside = this.outside.findLast((look) => look.writes <= writes)?.bytes ?? 0;
      return `${writes} writes: ${mb(total(threads))} MB held (${each.join(', ')}), ${mb(outside)} MB outside of heaps`;
    });
    return lines.join('\n');
  }

  async #watch(everyMs: number): Promise<void> {
    const { signal } = this.#stopping;
    for (let look = 1; !signal.aborted; look++) {
      await sleep(everyMs, undefined, { signal }).catch(() => {});
      const outside = residentBytes(this.#pid) - (await this.#inspector.heaps());
      this.outside.push({ writes: this.#writes(), bytes: outside });
      if (look % LOOKS_A_COLLECTION === 0 || signal.aborted) await this.#collect();
    }
  }

  async #collect(): Promise<void> {
    this.held.push({ writes: this.#writes(), threads: await this.#inspector.held() });
  }
}

export function total(threads: Held['threads']): number {
  return [...threads.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function mb(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
