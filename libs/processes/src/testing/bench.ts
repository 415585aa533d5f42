import { join } from 'node:path';
import type { LedgerPorts } from '@jejak/ledger';
import { openStage, type Stage } from '@jejak/ledger/testing';
import { projections } from '@jejak/projections';
import { LiveCollections, Projector } from '@jejak/projector';
import { openEmbeddedReadStore, type ReadStore } from '@jejak/read-store';
import { ReadModels } from '../read-models.ts';

/** The example office with its read models: everything that process managers stand on. */
export class Bench {
  readonly stage: Stage;
  readonly store: ReadStore;
  readonly models: ReadModels;
  readonly live: LiveCollections;
  #projector: Projector;

  private constructor(stage: Stage, store: ReadStore, projector: Projector, live: LiveCollections) {
    this.stage = stage;
    this.store = store;
    this.live = live;
    this.models = new ReadModels(store, live);
    this.#projector = projector;
  }

  static async open(): Promise<Bench> {
    const stage = await openStage();
    const store = openEmbeddedReadStore({ file: join(stage.stores.folder, 'read.db') });
    const projector = await startProjector(stage, store);
    return new Bench(stage, store, projector, await LiveCollections.open(store));
  }

  get now(): string {
    return this.stage.stores.clock.now();
  }

  another(overrides?: Partial<LedgerPorts>) {
    return this.stage.another(overrides);
  }

  caughtUp(): Promise<void> {
    return this.#projector.caughtUp();
  }

  /** Another projector takes over, in order or from one that never stopped. */
  async restart(inOrder: boolean): Promise<void> {
    const before = this.#projector;
    if (inOrder) await before.stop();
    this.#projector = await startProjector(this.stage, this.store);
    before.ended.catch(() => {});
    if (!inOrder) await before.stop();
  }

  async close(): Promise<void> {
    await this.live.close();
    await this.#projector.stop();
    await this.store.close();
    await this.stage.close();
  }
}

function startProjector({ stores }: Stage, readStore: ReadStore): Promise<Projector> {
  return Projector.start({ eventStore: stores.store, readStore, models: projections });
}
