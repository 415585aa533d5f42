import { setTimeout as sleep } from 'node:timers/promises';
import type { Lease, ReadStore } from '@jejak/read-store';
import { claimCheckpoint, ProjectorSuperseded } from '../folding/index.ts';
import { type Generation, GenerationBook, type GenerationRecord, isOf, ownCollection } from '../generations/index.ts';
import {
  countParked,
  describeError,
  listParked,
  type ParkedCount,
  type ParkedEntry,
  type ParkedSummary,
  parkedOf,
} from '../parking/index.ts';
import {
  Meter,
  type RebuildProgress,
  RebuildRefused,
  type RebuildReport,
  rebuildAndSwitch,
} from '../rebuilding/index.ts';
import { retryParked } from '../retrying/index.ts';
import { BESIDE_SETTINGS, DEFAULT_SETTINGS, type RunnerSettings, Running } from '../runner/index.ts';
import { confirmLedger } from './confirm-ledger.ts';
import { countEvents } from './count-events.ts';
import { healthOf, metricsOf, type ProjectorHealth } from './health.ts';
import { Housekeeping } from './housekeeping.ts';
import { lastPosition } from './last-position.ts';
import { parkedNotice } from './notice.ts';
import type { ProjectorOptions, RebuildOptions } from './options.ts';
import { takeTurn } from './turn.ts';
import { unlessAborted } from './unless-aborted.ts';

const PROGRESS_EVERY_MS = 250;
const GRACE_MS = 60_000;
/** Before the first generation is tried to be made readable again. */
const RETRY_MS = 1_000;

/** Keeps all read models up to date over two stores: one live generation, and at times another made beside it. */
export class Projector {
  readonly #options: ProjectorOptions;
  readonly #book: GenerationBook;
  readonly #lease: Lease;
  readonly #stopping = new AbortController();
  readonly #ended = Promise.withResolvers<void>();
  readonly #housekeeping: Housekeeping;
  /** Replaced generations that stay a while, with what ends that. */
  readonly #graces = new Map<string, NodeJS.Timeout | undefined>();
  #live: GenerationRecord;
  /** Null where this version's code can no longer fold the live generation. */
  #running: Running | null = null;
  /** In the live generation, where nothing runs over it. */
  #parkedStill: ParkedCount = { units: 0, undecodable: 0 };
  #rebuilding: Promise<RebuildReport> | null = null;
  #rebuild: RebuildProgress | null = null;
  /** Settles when the first generation has folded everything once, or never will. */
  #finishing: Promise<void> = Promise.resolve();
  /** Of anybody who waits for the rebuild that runs. */
  #acceptDifferences = false;
  #failure: string | null = null;
  #stopped = false;

  private constructor(options: ProjectorOptions, lease: Lease, book: GenerationBook, live: GenerationRecord) {
    this.#options = options;
    this.#lease = lease;
    this.#book = book;
    this.#live = live;
    this.#housekeeping = new Housekeeping({
      store: options.readStore,
      book,
      fence: lease.fence,
      inUse: () => [this.#live.generation, ...this.#graces.keys()],
      onNotice: (notice) => options.onNotice?.(notice),
    });
    this.#ended.promise.catch(() => {});
    lease.lost.addEventListener('abort', () => this.#supersede(), { once: true });
    if (lease.lost.aborted) this.#supersede();
  }

  /**
   * The one writer over its read store, by lease. Goes on from the live generation's checkpoint. Where there is none, makes one; where the projections have changed
   * since, that one stands still and goes on serving while another is made; a rebuild that was interrupted goes on.
   * Throws LedgerBehind.
   */
  static async start(options: ProjectorOptions): Promise<Projector> {
    const lease = options.lease ?? (await takeTurn(options.readStore));
    try {
      return await Projector.#startUnder(lease, options);
    } catch (failure) {
      await lease.release();
      throw failure;
    }
  }

  static async #startUnder(lease: Lease, options: ProjectorOptions): Promise<Projector> {
    const { readStore, models } = options;
    const book = await GenerationBook.open(readStore, lease);
    const { live = await beginFirst(options, book), next } = await claimAll(readStore, book, lease.fence);
    for (const { generation } of next === undefined ? [live] : [live, next]) {
      await confirmLedger(options, generation, lease.fence);
    }
    if (next !== undefined && !isOf(next, { models })) await book.abandonNext();
    const projector = new Projector(options, lease, book, live);
    projector.#housekeeping.tidy();
    const current = isOf(live, { models });
    if (current) projector.#begin(live);
    else projector.#parkedStill = await countParked(readStore, ownCollection(live.generation, 'parked'));
    if (current) await Promise.race([projector.#running?.runner.started(), projector.ended]);
    if (!current || (await book.next()) !== undefined) projector.rebuild().catch(() => {});
    return projector;
  }

  /** Rejected once it has stopped because of a failure, resolved when it was stopped. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  health(): ProjectorHealth {
    return healthOf({
      generation: this.#live,
      running: this.#running,
      parkedStill: this.#parkedStill,
      rebuild: this.#rebuild,
      stopped: this.#stopped,
      failure: this.#failure,
      now: Date.now(),
    });
  }

  metrics(): Readonly<Record<string, number>> {
    return metricsOf(this.health());
  }

  /** Resolves once everything that was stored before the call is folded and may be read. */
  async caughtUp(): Promise<void> {
    if (this.#running === null) await this.#rebuilding;
    const at = (): string => this.#running?.progress.checkpoint?.position ?? '';
    const head = await lastPosition(this.#options.eventStore, at() || null);
    while (head !== null && at() < head) {
      const running = this.#running;
      // A rebuild may put another one in its place meanwhile.
      await running?.until(() => running !== this.#running || at() >= head, this.#stopping.signal);
    }
    await this.#finishing;
  }

  listParked(): Promise<readonly ParkedSummary[]> {
    return listParked(this.#options.readStore, ownCollection(this.#live.generation, 'parked'));
  }

  showParked(stream: string): Promise<readonly ParkedEntry[]> {
    return parkedOf(this.#options.readStore, ownCollection(this.#live.generation, 'parked'), stream);
  }

  /** Folds in what is parked because of this stream, and returns what still is. Throws RebuildNeeded. */
  async retryParked(stream: string): Promise<readonly ParkedEntry[]> {
    const entries = await this.showParked(stream);
    if (this.#running === null) throw new Error('the read models are being rebuilt: retry afterwards');
    await this.#running.runner.exclusive((bench) => retryParked(bench, this.#options.eventStore, entries));
    return this.showParked(stream);
  }

  /**
   * Makes all read models anew beside the live ones; at most one at a time: whoever asks while one runs joins it, and
   * may still accept differences. Throws RebuildRefused.
   */
  rebuild(options: RebuildOptions = {}): Promise<RebuildReport> {
    this.#acceptDifferences ||= options.acceptDifferences === true;
    this.#rebuilding ??= this.#rebuildOnce(options).finally(() => {
      this.#rebuilding = null;
      this.#rebuild = null;
      this.#acceptDifferences = false;
    });
    return this.#rebuilding;
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('the projector was stopped'));
    await this.#rebuilding?.catch(() => {});
    await this.#running?.stop();
    for (const timer of this.#graces.values()) clearTimeout(timer);
    await this.#housekeeping.stop();
    await this.#lease.release();
    this.#stopped = true;
    this.#ended.resolve();
  }

  #start(record: GenerationRecord, settings: Partial<RunnerSettings>): Running {
    const { eventStore, readStore, models } = this.#options;
    const generation: Generation = { name: record.generation, models };
    const all = { ...DEFAULT_SETTINGS, ...this.#options.settings, ...settings };
    const onParked = (entries: readonly ParkedEntry[]): void => {
      for (const entry of entries) this.#options.onNotice?.(parkedNotice(generation.name, entry));
    };
    return Running.start({ eventStore, readStore, generation, fence: this.#lease.fence, settings: all, onParked });
  }

  #begin(live: GenerationRecord): void {
    const running = this.#start(live, {});
    this.#follow(running);
    if (live.unfinished) this.#finishing = this.#finish(running, live);
  }

  #follow(running: Running): void {
    this.#running = running;
    running.progress.observe((checkpoint) => this.#options.onCommitted?.(checkpoint));
    running.ended.catch((failure: unknown) => {
      if (this.#running === running) this.#fail(failure);
    });
  }

  /** Lets the first generation be read once it is whole; until then it is tried again, whatever fails meanwhile. */
  async #finish(running: Running, unfinished: GenerationRecord): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        await running.until(() => running.progress.isCaughtUp, this.#stopping.signal);
        await running.runner.exclusive((bench) => bench.commit(bench.checkpoint, this.#book.finish(unfinished)));
        this.#live = { generation: unfinished.generation, shapes: unfinished.shapes };
        return;
      } catch {
        // What holds the runner up or ends it, the runner tells itself.
        await sleep(RETRY_MS, undefined, { signal: this.#stopping.signal }).catch(() => {});
      }
    }
  }

  /** Gives the lease back, so that another may try. */
  #fail(failure: unknown): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#failure = describeError(failure);
    this.#stopping.abort(failure);
    void Promise.all([this.#running?.stop(), this.#housekeeping.stop()]).then(() => this.#lease.release());
    this.#ended.reject(failure);
  }

  #supersede(): void {
    this.#fail(new ProjectorSuperseded(this.#live.generation, this.#lease.lost.reason));
  }

  async #rebuildOnce({ onProgress, signal }: RebuildOptions): Promise<RebuildReport> {
    const { readStore, models } = this.#options;
    const either = AbortSignal.any([this.#stopping.signal, ...(signal === undefined ? [] : [signal])]);
    // A first generation that is not whole yet would be made readable after it was replaced.
    await unlessAborted(this.#finishing, either);
    const rebuilt = (await this.#book.next()) ?? (await this.#book.begin('next', models));
    const running = this.#start(rebuilt, BESIDE_SETTINGS);
    const ticking = this.#tick(running, onProgress, either);
    const [live, liveRunning] = [this.#live, this.#running];
    try {
      const acceptDifferences = () => this.#acceptDifferences;
      const parts = { store: readStore, book: this.#book, live, liveRunning, rebuilt, running, acceptDifferences };
      const report = await rebuildAndSwitch({ ...parts, signal: either });
      this.#live = rebuilt;
      this.#failure = null;
      this.#follow(running);
      this.#graces.set(live.generation, undefined);
      await liveRunning?.stop();
      this.#dropLater(live.generation);
      this.#options.onRebuilt?.(report, 'switched');
      return report;
    } catch (failure) {
      await running.stop();
      if (!this.#stopping.signal.aborted && !signal?.aborted) await this.#giveUp(failure);
      throw failure;
    } finally {
      clearInterval(ticking);
    }
  }

  async #giveUp(failure: unknown): Promise<void> {
    this.#failure = describeError(failure);
    if (!(failure instanceof RebuildRefused)) return;
    this.#options.onRebuilt?.(failure.report, 'refused');
    await this.#book.abandonNext();
    this.#housekeeping.tidy();
  }

  #tick(running: Running, onProgress: RebuildOptions['onProgress'], signal: AbortSignal): NodeJS.Timeout {
    const meter = new Meter();
    let stored = (this.#running?.progress.checkpoint?.ordinal ?? -1) + 1;
    const counting = countEvents(this.#options.eventStore, null, signal).then((count) => {
      stored = Math.max(stored, count);
    });
    counting.catch(() => {});
    const tell = (): void => {
      stored = Math.max(stored, (this.#running?.progress.checkpoint?.ordinal ?? -1) + 1);
      this.#rebuild = meter.read(running.ordinal + 1, stored);
      onProgress?.(this.#rebuild);
    };
    tell();
    return setInterval(tell, PROGRESS_EVERY_MS);
  }

  #dropLater(generation: string): void {
    const drop = (): void => {
      this.#graces.delete(generation);
      this.#housekeeping.tidy();
    };
    const timer = setTimeout(drop, this.#options.graceMs ?? GRACE_MS);
    timer.unref();
    this.#graces.set(generation, timer);
  }
}

/** There is nothing to wait for where nothing is stored. */
async function beginFirst({ eventStore, models }: ProjectorOptions, book: GenerationBook): Promise<GenerationRecord> {
  const isEmpty = (await eventStore.readAll({ limit: 1 })).length === 0;
  return book.begin('live', models, isEmpty ? {} : { unfinished: true });
}

/** Takes the generations over from whoever wrote them before; until that is done they may still change. */
async function claimAll(store: ReadStore, book: GenerationBook, fence: number) {
  for (;;) {
    const [live, next] = [await book.live(), await book.next()];
    for (const record of [live, next]) {
      if (record !== undefined) await claimCheckpoint(store, record.generation, fence);
    }
    const same = (await book.live())?.generation === live?.generation;
    if (same && (await book.next())?.generation === next?.generation) return { live, next };
  }
}
