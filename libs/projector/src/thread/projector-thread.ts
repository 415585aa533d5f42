import type { EventStoreSource, StoreTrouble } from '@jejak/event-store';
import type { Checkpoint, ReadStoreSource } from '@jejak/read-store';
import type { ParkedEntry, ParkedSummary } from '../parking/index.ts';
import { IDLE, metricsOf, type Notice, type ProjectorHealth } from '../projector/index.ts';
import type { RebuildOutcome, RebuildProgress, RebuildReport } from '../rebuilding/index.ts';
import type { Turn } from './messages.ts';
import { type News, WorkerLink } from './worker-link.ts';

export interface ProjectorThreadOptions {
  /** Fresh for every life of the thread: the port of an attachment goes over to it. */
  readonly eventStore: () => EventStoreSource;
  readonly readStore: ReadStoreSource;
  readonly onCommitted?: (checkpoint: Checkpoint) => void;
  /** After each rebuild that came to its comparison, whoever asked for it. */
  readonly onRebuilt?: (report: RebuildReport, outcome: RebuildOutcome) => void;
  /** The thread died, or its projector gave up; it is started again unless another projector took over. */
  readonly onFailure?: (failure: Error) => void;
  /** What the event store had to put up with and passes by itself. */
  readonly onTrouble?: (trouble: StoreTrouble) => void;
  /** What somebody should know of although the work goes on. */
  readonly onNotice?: (notice: Notice) => void;
  readonly graceMs?: number;
  /** At once, if left out: for a store that nothing else projects into. */
  readonly turn?: Turn;
}

export interface ThreadRebuildOptions {
  readonly onProgress?: (progress: RebuildProgress) => void;
  readonly signal?: AbortSignal;
  readonly acceptDifferences?: boolean;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
/** A thread that lived this long was well: the next pause is a short one again. */
const WELL_AFTER_MS = 60_000;

/** The projector on a thread of its own, restarted where it dies. */
export class ProjectorThread {
  readonly #options: ProjectorThreadOptions;
  #link: WorkerLink;
  #onProgress: ((progress: RebuildProgress) => void) | undefined;
  #failure: Error | null = null;
  #pauseMs = FIRST_PAUSE_MS;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;

  private constructor(options: ProjectorThreadOptions) {
    this.#options = options;
    this.#link = this.#begin();
  }

  /** Rejects where the first start fails. */
  static async start(options: ProjectorThreadOptions): Promise<ProjectorThread> {
    const thread = new ProjectorThread(options);
    try {
      await thread.#link.started;
    } catch (failure) {
      await thread.stop();
      throw failure;
    }
    return thread;
  }

  readonly parked = {
    list: (): Promise<readonly ParkedSummary[]> => this.#link.ask('listParked', null),
    show: (stream: string): Promise<readonly ParkedEntry[]> => this.#link.ask('showParked', stream),
    /** What is still parked afterwards. */
    retry: (stream: string): Promise<readonly ParkedEntry[]> => this.#link.ask('retryParked', stream),
  };

  /** False while another projector is at work and this one stands by, and while it is down. */
  get isAtWork(): boolean {
    return this.#failure === null && this.#link.isAtWork;
  }

  /** Answers also while the thread is down. */
  async health(): Promise<ProjectorHealth> {
    if (this.#failure !== null) return { ...DOWN, failure: this.#failure.message };
    try {
      return await this.#link.ask('health', null);
    } catch (failure) {
      return { ...DOWN, failure: String(failure) };
    }
  }

  async metrics(): Promise<Readonly<Record<string, number>>> {
    return metricsOf(await this.health());
  }

  /** Everything that was stored before is folded. */
  async caughtUp(): Promise<void> {
    await this.#link.ask('caughtUp', null);
  }

  /** Throws RebuildRefused. */
  async rebuild(options: ThreadRebuildOptions = {}): Promise<RebuildReport> {
    const { onProgress, signal, acceptDifferences = false } = options;
    signal?.throwIfAborted();
    const interrupt = (): void => void this.#link.ask('interrupt', null).catch(() => {});
    signal?.addEventListener('abort', interrupt, { once: true });
    this.#onProgress = onProgress;
    try {
      return await this.#link.ask('rebuild', { acceptDifferences });
    } finally {
      this.#onProgress = undefined;
      signal?.removeEventListener('abort', interrupt);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    if (this.#failure === null) await this.#link.ask('stop', null).catch(() => {});
    await this.#link.terminate();
  }

  #begin(): WorkerLink {
    const { eventStore, readStore, graceMs, turn = 'at-once' } = this.#options;
    const data = { eventStore: eventStore(), readStore, graceMs, turn };
    const link = new WorkerLink(data, (news) => this.#hear(news));
    const began = performance.now();
    void link.gone.then((failure) => this.#ended(failure, performance.now() - began));
    return link;
  }

  #hear(news: News): void {
    if (news.kind === 'committed') this.#options.onCommitted?.(news.checkpoint);
    else if (news.kind === 'trouble') this.#options.onTrouble?.(news.trouble);
    else if (news.kind === 'notice') this.#options.onNotice?.(news.notice);
    else if (news.kind === 'rebuilt') this.#options.onRebuilt?.(news.report, news.outcome);
    else this.#onProgress?.(news.progress);
  }

  #ended(failure: Error, livedMs: number): void {
    if (this.#stopping) return;
    this.#failure = failure;
    this.#options.onFailure?.(failure);
    // Whoever took over at once is not to be fought with; after others it is this one's turn again some day.
    if (failure.name === 'ProjectorSuperseded' && this.#options.turn !== 'after-others') return;
    if (livedMs > WELL_AFTER_MS) this.#pauseMs = FIRST_PAUSE_MS;
    this.#timer = setTimeout(() => void this.#again(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }

  async #again(): Promise<void> {
    await this.#link.terminate();
    if (this.#stopping) return;
    try {
      this.#link = this.#begin();
      await this.#link.started;
      this.#failure = null;
    } catch {
      // The end of the link was told, and asked for another try.
    }
  }
}

const DOWN: ProjectorHealth = { ...IDLE, status: 'down', state: 'stopped' };

export function startProjectorThread(options: ProjectorThreadOptions): Promise<ProjectorThread> {
  return ProjectorThread.start(options);
}
