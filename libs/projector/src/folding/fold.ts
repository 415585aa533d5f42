import type { NumberedEvent } from '../ordinals/index.ts';
import { applyPlans } from './apply.ts';
import { expand, ranExpansion } from './expand.ts';
import { lastEventWrite } from './last-event.ts';
import { type Plan, planEvent } from './plan.ts';
import { Touched } from './touched.ts';
import type { Workbench } from './workbench.ts';

/** As many documents as a read store finds at once. */
const LONGEST_CHUNK = 1_000;

/**
 * Folds events, in order, into the generation. They are committed in slices of about `maxDocuments` documents, each
 * with the checkpoint behind its last event; an event that expands is a slice of its own.
 */
export async function fold(bench: Workbench, events: readonly NumberedEvent[], maxDocuments: number): Promise<void> {
  let slice: Plan[] = [];
  let touched = new Touched();
  let offices = bench.offices;
  const commitSlice = async (): Promise<void> => {
    if (slice.length > 0) await commitPlans(bench, slice);
    slice = [];
    touched = new Touched();
  };
  for (const numbered of events) {
    const plan = planEvent(numbered, offices, bench.generation.models, bench.lot);
    offices = plan.offices;
    for (const { unit } of plan.parks) bench.lot.announce(unit);
    if (plan.expansions.length > 0) {
      await commitSlice();
      await expand(bench, plan, Math.min(maxDocuments, LONGEST_CHUNK));
    }
    slice.push(plan);
    for (const touch of plan.touches) touched.add(touch);
    if (plan.expansions.length > 0 || touched.size >= maxDocuments) await commitSlice();
  }
  await commitSlice();
}

async function commitPlans(bench: Workbench, plans: readonly Plan[]): Promise<void> {
  await applyPlans(bench, plans);
  const last = plans.at(-1);
  if (last === undefined) return;
  const { ordinal, stored } = last.numbered;
  const extra = [lastEventWrite(bench.generation.name, last.numbered), ...ranExpansion(bench, last)];
  await bench.commit({ position: stored.position, ordinal }, extra);
  // Stores that answer on this thread would otherwise keep messages and timers waiting for the whole batch.
  await new Promise(setImmediate);
}
