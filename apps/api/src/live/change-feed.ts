import type { EventStore, StoredEvent } from '@jejak/event-store';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { type Reached, ReadModels } from '../queries/index.ts';
import { EVENT_STORE, LOG } from '../tokens.ts';
import { ChangeLog } from './change-log.ts';
import { type Changes, changesIn, mergeChanges } from './changes.ts';

export interface Listener {
  /** The read models have these changes, up to this position. */
  changed(position: string, changes: Changes): void;
  /** Anything may have changed: the read models were rebuilt, or too much happened to be listed. */
  anything(position: string | null): void;
}

/** Events of one look that are listed; more than these are not read but told as "anything". */
const MOST_EVENTS = 5000;
const PAGE = 500;
/** How long the feed waits before it looks which generation is live, in milliseconds. */
const LOOK_MS = 1000;
/** How long it goes on when nobody listens any more, for those who come back, in milliseconds. */
const LINGER_MS = 60_000;

/**
 * What changes in the read models, for everybody who looks on in this process: one checkpoint is followed, the events
 * between two of its places are read once. Rests while nobody listens.
 */
@Injectable()
export class ChangeFeed implements OnModuleDestroy {
  readonly #listeners = new Set<Listener>();
  readonly #log = new ChangeLog();
  readonly #closing = new AbortController();
  #running: Promise<void> | null = null;
  #leftAt = 0;

  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * Tells the listener from now on. Answers where it stands and what it missed since the position that it had seen,
   * `anything` where that is not known any more.
   */
  async join(
    listener: Listener,
    seen: string | null,
  ): Promise<{ readonly position: string | null; readonly missed: Changes | 'anything' }> {
    await this.#started();
    this.#listeners.add(listener);
    const missed = seen === null ? undefined : this.#log.since(seen);
    return { position: this.#log.position(), missed: missed ?? 'anything' };
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener);
    this.#leftAt = performance.now();
  }

  async onModuleDestroy(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  /** Throws not-there-yet where there are no read models. */
  async #started(): Promise<void> {
    if (this.#running) return;
    const first = await this.models.moved(null, 0);
    const reached = first.checkpoint ? first : await this.models.moved(first, LOOK_MS);
    if (this.#running) return;
    this.#log.begin(reached.checkpoint?.position ?? null);
    this.#leftAt = performance.now();
    this.#running = this.#run(reached).finally(() => {
      this.#running = null;
    });
  }

  async #run(start: Reached): Promise<void> {
    let reached = start;
    while (this.#isWanted()) {
      try {
        const now = await this.models.moved(reached, LOOK_MS);
        await this.#tell(reached, now);
        reached = now;
      } catch (error) {
        this.log.warn({ err: error }, 'following changes');
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
    }
  }

  #isWanted(): boolean {
    if (this.#closing.signal.aborted) return false;
    return this.#listeners.size > 0 || performance.now() - this.#leftAt < LINGER_MS;
  }

  async #tell(before: Reached, { generation, checkpoint }: Reached): Promise<void> {
    const to = checkpoint?.position ?? null;
    if (to === null || (generation === before.generation && to === before.checkpoint?.position)) return;
    // Of a generation that has just come into being nothing is compared, nor where the start was not known.
    const from = generation === before.generation ? (before.checkpoint?.position ?? null) : null;
    const events = from === null ? undefined : await this.#between(from, to);
    if (events === undefined) {
      this.#log.begin(to);
      for (const listener of this.#listeners) listener.anything(to);
      return;
    }
    const changes = await this.#withCasesOfPeople(changesIn(events));
    this.#log.add(to, changes);
    for (const listener of this.#listeners) listener.changed(to, changes);
  }

  /** A name stands in every case that its person has a part in. */
  async #withCasesOfPeople(changes: Changes): Promise<Changes> {
    const people = [...changes.values()].flatMap(({ subjects }) => [...subjects]);
    const found = await this.models.getMany('subjects', people);
    return [...found.values()].reduce<Changes>((all, { office, cases }) => {
      const touched = new Map(cases.map((link) => [link.case, null]));
      return mergeChanges(all, new Map([[office, { cases: touched, subjects: new Set<string>(), office: false }]]));
    }, changes);
  }

  /** Undefined where there are more than may be listed. */
  async #between(from: string, to: string): Promise<readonly StoredEvent[] | undefined> {
    const events: StoredEvent[] = [];
    for (let after = from; ; ) {
      const page = await this.store.readAll({ after, limit: PAGE });
      events.push(...page.filter(({ position }) => position <= to));
      const last = page.at(-1)?.position;
      if (last === undefined || last >= to || page.length < PAGE) return events;
      if (events.length >= MOST_EVENTS) return undefined;
      after = last;
    }
  }
}
