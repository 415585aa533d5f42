import type {
  AccessEntry,
  AdoptedStandard,
  AuditEntry,
  CaseFile,
  InboxEntry,
  Letter,
  ServiceLevel,
  ShelterRow,
  Subject,
  Total,
  WorklistRow,
} from '@jejak/projections';
import {
  type Checkpoint,
  CheckpointFollower,
  type Filter,
  type FindOptions,
  type Page,
  type ReadStore,
} from '@jejak/read-store';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ApiProblem, retryAfter } from '../problems/index.ts';
import { READ_STORE } from '../tokens.ts';

/** A mapped type, so that what is declared as an interface passes for the read store's plain JSON. */
type Stored<D> = { readonly [field in keyof D]: D[field] };

/** A total of `performance`, with what it is of. */
export type PerformanceTotal = Stored<Total> & {
  readonly office: string;
  readonly unit: string | null;
  readonly service: string;
  readonly month: string;
};
export type StoredLevel = Stored<ServiceLevel>;

interface Models {
  readonly worklist: Stored<WorklistRow>;
  readonly 'case-file': Stored<CaseFile>;
  readonly 'service-levels': StoredLevel;
  readonly shelter: Stored<ShelterRow>;
  readonly dashboard: Stored<Total>;
  readonly performance: PerformanceTotal;
  readonly subjects: Stored<Subject>;
  readonly letters: Stored<Letter>;
  readonly standards: Stored<AdoptedStandard>;
  readonly 'audit-trail': Stored<AuditEntry>;
  readonly 'access-log': Stored<AccessEntry>;
  readonly inbox: Stored<InboxEntry>;
}
type Name = keyof Models;

/** As the projector writes it down; unfinished while the first read models have not folded everything once. */
type LiveRecord = {
  readonly id: string;
  readonly generation: string;
  readonly unfinished?: true;
};

interface Live {
  readonly generation: string;
  readonly follower: CheckpointFollower;
}

/** How far the live read models are. */
export interface Reached {
  readonly generation: string;
  /** Null until the checkpoint of this generation was seen. */
  readonly checkpoint: Checkpoint | null;
}

/** How long a generation is taken for the live one before it is looked up again, in milliseconds. */
const FRESH_MS = 250;

/** The read models of the generation that is live, wherever the projector keeps it. */
@Injectable()
export class ReadModels implements OnModuleDestroy {
  #live: Live | null = null;
  #lookedUpAt = Number.NEGATIVE_INFINITY;

  constructor(@Inject(READ_STORE) private readonly store: ReadStore) {}

  async find<N extends Name>(projection: N, options: FindOptions): Promise<Page<Models[N]>> {
    return this.inLive((collection) => this.store.find<Models[N]>(collection(projection), options));
  }

  async get<N extends Name>(projection: N, id: string): Promise<Models[N] | undefined> {
    return this.inLive((collection) => this.store.get<Models[N]>(collection(projection), id));
  }

  async getMany<N extends Name>(projection: N, ids: readonly string[]): Promise<ReadonlyMap<string, Models[N]>> {
    if (ids.length === 0) return new Map();
    return this.inLive((collection) => this.store.getMany<Models[N]>(collection(projection), [...new Set(ids)]));
  }

  async count(projection: Name, filter?: Filter): Promise<number> {
    return this.inLive((collection) => this.store.count(collection(projection), filter));
  }

  /** False while the first read models are being made, or nobody has begun to. */
  async areThere(): Promise<boolean> {
    return (await this.lookUp()) !== undefined;
  }

  /** True once everything up to the position is folded in, false when the time is up. */
  async until(position: string, timeoutMs: number): Promise<boolean> {
    return (await this.live()).follower.until(position, timeoutMs);
  }

  /** How far they are, as soon as that is not `since` any more, or when the time is up. */
  async moved(since: Reached | null, timeoutMs: number): Promise<Reached> {
    const { generation, follower } = await this.live();
    if (generation === since?.generation) await follower.moved(since.checkpoint, timeoutMs);
    return { generation, checkpoint: follower.current() };
  }

  async onModuleDestroy(): Promise<void> {
    await this.#live?.follower.close();
  }

  /** A generation may be switched and dropped between two looks: then the new one is asked. */
  private async inLive<T>(ask: (collection: (projection: Name) => string) => Promise<T>): Promise<T> {
    const { generation } = await this.live();
    try {
      return await ask((projection) => `${generation}.${projection}`);
    } catch (error) {
      if (!isNamed(error, 'UnknownCollection')) throw error;
      this.#lookedUpAt = Number.NEGATIVE_INFINITY;
      const next = await this.live();
      if (next.generation === generation) throw error;
      return ask((projection) => `${next.generation}.${projection}`);
    }
  }

  private async live(): Promise<Live> {
    const now = performance.now();
    if (this.#live && now - this.#lookedUpAt < FRESH_MS) return this.#live;
    const generation = await this.lookUp();
    if (generation === undefined) throw new ApiProblem('not-there-yet', retryAfter(1));
    this.#lookedUpAt = now;
    if (generation === this.#live?.generation) return this.#live;
    const before = this.#live;
    this.#live = { generation, follower: new CheckpointFollower(this.store, generation) };
    await before?.follower.close();
    return this.#live;
  }

  private async lookUp(): Promise<string | undefined> {
    try {
      const live = await this.store.get<LiveRecord>('generations', 'live');
      return live?.unfinished ? undefined : live?.generation;
    } catch (error) {
      if (isNamed(error, 'UnknownCollection')) return undefined;
      throw error;
    }
  }
}

/** Errors of the stores are known by their names. */
export function isNamed(error: unknown, name: string): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === name;
}
