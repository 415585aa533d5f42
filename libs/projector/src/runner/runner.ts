import { setTimeout as sleep } from 'node:timers/promises';
import { streams } from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';
import type { Checkpoint, ReadStore } from '@jejak/read-store';
import type { Changes } from '../documents/index.ts';
import {
  CheckpointFellBack,
  claimCheckpoint,
  fold,
  heldCheckpoint,
  isTransient,
  UnstorableDocuments,
  Workbench,
} from '../folding/index.ts';
import { collectionsOf, type Generation } from '../generations/index.ts';
import { type NumberedEvent, numberEvents } from '../ordinals/index.ts';
import type { ParkedCount, ParkedEntry } from '../parking/index.ts';
import { type Batch, batches } from './batches.ts';
import { Gate } from './gate.ts';
import { Queue } from './queue.ts';
import type { RunnerSettings } from './settings.ts';

const LEDGER_STREAMS = { streamPrefixes: Object.keys(streams).map((kind) => `${kind}-`) };

export interface RunnerListener {
  /** The generation was taken over where the last writer left it. */
  opened(checkpoint: Checkpoint): void;
  /** The changes are about to be written; that may fail, and be tried again with others. */
  committing(changes: Changes): void;
  committed(checkpoint: Checkpoint): void;
  /** Every event that was stored before has been folded and committed. */
  caughtUp(): void;
  /** Events were handed out and are not committed yet. */
  received(events: readonly NumberedEvent[]): void;
  /** A failure that may pass by itself; the runner tries again. */
  failed(failure: unknown): void;
}

export interface RunnerOptions {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly generation: Generation;
  /** Of the lease that this writer holds. */
  readonly fence: number;
  readonly settings: RunnerSettings;
  readonly listener: RunnerListener;
  /** What a commit parked anew. */
  readonly onParked: (entries: readonly ParkedEntry[]) => void;
}

/** Keeps one generation up to date, from its checkpoint on, as its only writer. */
export class Runner {
  readonly gate = new Gate();
  readonly generation: Generation;
  readonly #options: RunnerOptions;
  readonly #queue = new Queue();
  readonly #poison = new Map<string, string>();
  readonly #started = Promise.withResolvers<void>();
  #bench: Workbench | null = null;
  #failures = 0;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.generation = options.generation;
    this.#started.promise.catch(() => {});
  }

  /** Runs until the signal. Throws ProjectorSuperseded, and whatever does not pass by itself. */
  async run(signal: AbortSignal): Promise<void> {
    const { readStore, settings, listener } = this.#options;
    let claimed = false;
    while (!signal.aborted) {
      try {
        if (!claimed) await this.#claim(readStore);
        claimed = true;
        await this.#follow(signal);
      } catch (failure) {
        this.#bench = null;
        if (failure instanceof UnstorableDocuments && this.#isNew(failure)) {
          for (const [document, reason] of failure.reasons) this.#poison.set(document, reason);
        } else if (isTransient(failure)) {
          if (failure instanceof CheckpointFellBack) claimed = false;
          listener.failed(failure);
          const pause = Math.min(settings.retryMs * 2 ** this.#failures++, settings.longestRetryMs);
          await sleep(pause, undefined, { signal }).catch(() => {});
        } else {
          this.#started.reject(failure);
          throw failure;
        }
      }
    }
  }

  /** Resolves once the generation has been taken over. */
  started(): Promise<void> {
    return this.#started.promise;
  }

  get checkpoint(): Checkpoint | null {
    return this.#bench?.committed ?? null;
  }

  get parked(): ParkedCount {
    return { units: this.#bench?.lot.size ?? 0, undecodable: this.#bench?.lot.undecodable ?? 0 };
  }

  /** Runs work between two batches, on a workbench without uncommitted changes; a failure takes all of it back. */
  async exclusive<T>(work: (bench: Workbench) => Promise<T>): Promise<T> {
    await this.#started.promise;
    return this.#queue.run(async () => {
      const bench = this.#bench;
      if (bench === null) throw new Error('the projector is not running');
      // What kept a batch from being written is the runner's to deal with: it has to be handed out again.
      await bench.written();
      try {
        const result = await work(bench);
        await bench.written();
        return result;
      } catch (failure) {
        this.#bench = await this.#open();
        throw failure;
      }
    });
  }

  /** What was set aside already and fails again would fail for ever. */
  #isNew(failure: UnstorableDocuments): boolean {
    return [...failure.reasons.keys()].some((document) => !this.#poison.has(document));
  }

  async #claim(readStore: ReadStore): Promise<void> {
    await readStore.ensure(collectionsOf(this.generation));
    await claimCheckpoint(readStore, this.generation.name, this.#options.fence);
  }

  async #open(): Promise<Workbench> {
    const { readStore: store, fence, settings, listener, onParked } = this.#options;
    const checkpoint = await heldCheckpoint(store, this.generation.name, fence);
    return Workbench.open(
      {
        store,
        generation: this.generation,
        cacheDocuments: settings.cacheDocuments,
        poison: this.#poison,
        onCommitting: (changes) => listener.committing(changes),
        onCommitted: (to) => {
          this.#failures = 0;
          listener.committed(to);
        },
        onParked,
      },
      checkpoint,
    );
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { eventStore, settings, listener } = this.#options;
    const bench = await this.#open();
    this.#bench = bench;
    listener.opened(bench.checkpoint);
    this.#started.resolve();
    const { position } = bench.checkpoint;
    // A subscription that waits for news ends only by its signal, also when it is left because of a failure.
    const leaving = new AbortController();
    const messages = eventStore.subscribe({
      filter: LEDGER_STREAMS,
      signal: AbortSignal.any([signal, leaving.signal]),
      ...(position === null ? {} : { after: position }),
    });
    try {
      for await (const batch of batches(messages, settings)) {
        const began = performance.now();
        await this.#take(batch, signal);
        if (batch.caughtUp) await rest(performance.now() - began, settings.longestRestMs, signal);
        if (signal.aborted) return;
      }
    } finally {
      leaving.abort();
      await this.#bench?.written().catch(() => {});
    }
  }

  async #take({ events, caughtUp, through }: Batch, signal: AbortSignal): Promise<void> {
    const { settings, listener } = this.#options;
    let waiting = numberEvents(events, (this.#bench?.checkpoint.ordinal ?? -1) + 1);
    if (waiting.length > 0) listener.received(waiting);
    for (let [first] = waiting; first !== undefined; [first] = waiting) {
      if (this.gate.isShutFor(first.ordinal)) await this.#work((bench) => bench.written());
      const limit = await this.gate.pass(first.ordinal, signal);
      if (signal.aborted) return;
      const now = waiting.filter(({ ordinal }) => ordinal <= limit);
      await this.#work((bench) => fold(bench, now, settings.maxDocuments));
      waiting = waiting.slice(now.length);
    }
    if (!caughtUp) return;
    await this.#work((bench) => settle(bench, through));
    this.#failures = 0;
    listener.caughtUp();
  }

  #work(work: (bench: Workbench) => Promise<void>): Promise<void> {
    return this.#queue.run(async () => {
      if (this.#bench !== null) await work(this.#bench);
    });
  }
}

/**
 * As long as the work took: a commit of few events costs nearly as much as one of many, so under load they gather
 * meanwhile, and this thread leaves the others at least half of the time. Where little happens, the work is short too.
 */
async function rest(workMs: number, longestMs: number, signal: AbortSignal): Promise<void> {
  const ms = Math.min(Math.floor(workMs), longestMs);
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => {});
}

/**
 * Until all that was folded is written; over a stretch without events of the ledger, so that whoever waits for a
 * position in it goes on.
 */
async function settle(bench: Workbench, through: string | null): Promise<void> {
  const { position, ordinal } = bench.checkpoint;
  if (through !== null && (position === null || through > position)) await bench.commit({ position: through, ordinal });
  await bench.written();
}
