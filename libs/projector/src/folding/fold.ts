import type { Write } from '@jejak/read-store';
import type { NumberedEvent } from '../ordinals/index.ts';
import { applyPlans } from './apply.ts';
import { expandAtOnce, expandInChunks, forgetProgress } from './expand.ts';
import { lastEventWrite } from './last-event.ts';
import { type Plan, planEvent } from './plan.ts';
import { Touched } from './touched.ts';
import type { Workbench } from './workbench.ts';

/** As many documents as a read store finds at once. */
const LONGEST_CHUNK = 1_000;

/**
 * Folds events, in order, into the generation. They are committed in slices of about `maxDocuments` documents, each
 * with the checkpoint behind its last event; an event that expands to more than a chunk of them is a slice of its own.
 * What the last commit of them became, `bench.written` tells.
 */
export async function fold(bench: Workbench, events: readonly NumberedEvent[], maxDocuments: number): Promise<void> {
  const slice = new Slice(bench);
  const chunk = Math.min(maxDocuments, LONGEST_CHUNK);
  let offices = bench.offices;
  for (const numbered of events) {
    const plan = planEvent(numbered, offices, bench.generation.models, bench.lot);
    offices = plan.offices;
    for (const { unit } of plan.parks) bench.lot.announce(unit);
    if (plan.expansions.length > 0) await slice.expand(plan, chunk);
    else slice.add(plan);
    if (slice.size >= maxDocuments) await slice.commit();
  }
  await slice.commit();
}

/** Events that go into one commit: of the first some are applied already, the rest is planned. */
class Slice {
  readonly #bench: Workbench;
  #planned: Plan[] = [];
  #last: Plan | null = null;
  #touched = new Touched();

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  /** Documents that it touches. */
  get size(): number {
    return this.#touched.size;
  }

  add(plan: Plan): void {
    this.#planned.push(plan);
    this.#last = plan;
    for (const touch of plan.touches) this.#touched.add(touch);
  }

  /** Documents are found as all events before leave them. */
  async expand(plan: Plan, chunk: number): Promise<void> {
    await this.#apply();
    const touches = await expandAtOnce(this.#bench, plan, chunk);
    if (touches === undefined) {
      await this.commit();
      await expandInChunks(this.#bench, plan, chunk);
      this.add(plan);
      await this.commit(forgetProgress(this.#bench));
    } else {
      this.add(plan);
      for (const touch of touches) this.#touched.add(touch);
    }
  }

  async commit(extra: readonly Write[] = []): Promise<void> {
    await this.#apply();
    const last = this.#last?.numbered;
    if (last === undefined) return;
    const note = lastEventWrite(this.#bench.generation.name, last);
    await this.#bench.commit({ position: last.stored.position, ordinal: last.ordinal }, [note, ...extra]);
    this.#last = null;
    this.#touched = new Touched();
    // Stores that answer on this thread would otherwise keep messages and timers waiting for the whole batch.
    await new Promise(setImmediate);
  }

  async #apply(): Promise<void> {
    await applyPlans(this.#bench, this.#planned);
    this.#planned = [];
  }
}
