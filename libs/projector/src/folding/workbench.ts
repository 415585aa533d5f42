import type { Checkpoint, ReadStore, Write } from '@jejak/read-store';
import { type Changes, notPlainJson, WorkingSet } from '../documents/index.ts';
import { collectionName, type Generation, ownCollection } from '../generations/index.ts';
import { describeError, type ParkedEntry, ParkingLot } from '../parking/index.ts';
import type { ReadModel } from '../read-model.ts';
import { loadOffices, Offices, storedOffice } from '../reference/index.ts';
import { Tally } from '../totalling/index.ts';
import { guarded } from './claim.ts';
import { type ExpansionProgress, loadProgress } from './expansion-progress.ts';
import { isTransient, ProjectorSuperseded, UnstorableDocuments } from './failures.ts';

export interface WorkbenchOptions {
  readonly store: ReadStore;
  readonly generation: Generation;
  /** Documents that are kept in memory, for each collection. */
  readonly cacheDocuments: number;
  /** Documents found to be unstorable before; whatever touches them is parked. */
  readonly poison: ReadonlyMap<string, string>;
  /** Right before changes are sent to the store. */
  readonly onCommitting: (changes: Changes) => void;
  readonly onCommitted: (checkpoint: Checkpoint) => void;
  /** What a commit parked anew. */
  readonly onParked: (entries: readonly ParkedEntry[]) => void;
}

/**
 * All that the writer of one generation has in hand, as of its checkpoint and the changes not yet committed. While one
 * commit is on its way, the next changes may be folded already; a second one waits for it.
 */
export class Workbench {
  readonly store: ReadStore;
  readonly generation: Generation;
  readonly documents: WorkingSet;
  readonly lot: ParkingLot;
  readonly poison: ReadonlyMap<string, string>;
  readonly resumed: ExpansionProgress | undefined;
  /** Names of collections by those of what is kept: made once, for they are looked up with every document. */
  readonly #collections = new Map<string, string>();
  readonly #onCommitting: WorkbenchOptions['onCommitting'];
  readonly #onCommitted: WorkbenchOptions['onCommitted'];
  readonly #onParked: WorkbenchOptions['onParked'];
  #offices: Offices;
  #checkpoint: Checkpoint;
  #committed: Checkpoint;
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    { store, generation, poison, onCommitting, onCommitted, onParked }: WorkbenchOptions,
    documents: WorkingSet,
    loaded: {
      readonly lot: ParkingLot;
      readonly offices: Offices;
      readonly resumed: ExpansionProgress | undefined;
      readonly checkpoint: Checkpoint;
    },
  ) {
    this.store = store;
    this.generation = generation;
    this.poison = poison;
    this.documents = documents;
    this.lot = loaded.lot;
    this.resumed = loaded.resumed;
    this.#offices = loaded.offices;
    this.#checkpoint = loaded.checkpoint;
    this.#committed = loaded.checkpoint;
    this.#onCommitting = onCommitting;
    this.#onCommitted = onCommitted;
    this.#onParked = onParked;
  }

  static async open(options: WorkbenchOptions, checkpoint: Checkpoint): Promise<Workbench> {
    const { store, generation, cacheDocuments } = options;
    const documents = new WorkingSet(store, cacheDocuments);
    const [lot, offices, resumed] = await Promise.all([
      ParkingLot.load(store, ownCollection(generation.name, 'parked'), documents),
      loadOffices(store, ownCollection(generation.name, 'offices-folded')),
      loadProgress(store, generation.name),
    ]);
    return new Workbench(options, documents, { lot, offices, resumed, checkpoint });
  }

  /** Where the next commit goes on: behind all that was handed to the store. */
  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  /** Behind all that the store has confirmed. */
  get committed(): Checkpoint {
    return this.#committed;
  }

  get offices(): Offices {
    return this.#offices;
  }

  collection({ name }: Pick<ReadModel, 'name'>): string {
    const known = this.#collections.get(name);
    if (known !== undefined) return known;
    const collection = collectionName(this.generation.name, name);
    this.#collections.set(name, collection);
    return collection;
  }

  /** Takes over the offices after an event; the one that changed is written with the next commit. */
  setOffices(offices: Offices, changed: string): void {
    const state = offices.office(changed);
    this.#offices = offices;
    if (state === undefined) return;
    this.documents.put(ownCollection(this.generation.name, 'offices-folded'), changed, storedOffice(state));
  }

  /**
   * Hands every change to the store, the totals with it, and moves the checkpoint, as one, once what was handed over
   * before is written. Whether it succeeds, `written` tells, or the next commit: after a failure this workbench must not
   * be used again.
   */
  async commit(place: Omit<Checkpoint, 'fence'>, extra: readonly Write[] = []): Promise<void> {
    await this.#addUp();
    await this.written();
    const from = this.#checkpoint;
    const to = { position: place.position, ordinal: place.ordinal, fence: from.fence };
    const writes = [...this.documents.writes(), ...extra];
    this.#onCommitting(this.documents);
    this.documents.handOver();
    this.#checkpoint = to;
    this.#writing = this.#write(writes, from, to, this.lot.takeOpened());
    this.#writing.catch(() => {});
  }

  /** Resolves once all that was handed to the store is in it; throws what kept it from that. */
  written(): Promise<void> {
    return this.#writing;
  }

  async #write(
    writes: readonly Write[],
    from: Checkpoint,
    to: Checkpoint,
    parked: readonly ParkedEntry[],
  ): Promise<void> {
    const { name } = this.generation;
    try {
      await guarded(this.store, { generation: name, fence: from.fence }, { writes, checkpoint: { name, from, to } });
    } catch (failure) {
      throw explained(failure, writes);
    }
    this.#committed = to;
    this.#onCommitted(to);
    this.#onParked(parked);
  }

  /** Brings totals up to the changed documents, as changes of the working set. */
  async #addUp(): Promise<void> {
    const tally = new Tally();
    const failed = new Map<string, string>();
    for (const model of this.generation.models) {
      if (model.totals === undefined) continue;
      for (const change of this.documents.changes(this.collection(model))) {
        try {
          tally.move(model, change, (name) => this.collection({ name }));
        } catch (error) {
          failed.set(poisonKey(this.collection(model), change.id), describeError(error));
        }
      }
    }
    if (failed.size > 0) throw new UnstorableDocuments(failed);
    await tally.settle(this.documents);
  }
}

/** A document that no store takes is the fault of the reducer that made it, not of the store. */
function explained(failure: unknown, writes: readonly Write[]): unknown {
  if (isTransient(failure) || failure instanceof ProjectorSuperseded) return failure;
  const reasons = writes.flatMap(({ collection, id, document }): [string, string][] => {
    const why = document === null ? undefined : notPlainJson({ ...document, id });
    return why === undefined ? [] : [[poisonKey(collection, id), why]];
  });
  return reasons.length === 0 ? failure : new UnstorableDocuments(new Map(reasons));
}

export function poisonKey(collection: string, id: string): string {
  return `${collection}/${id}`;
}
