import { resolve } from 'node:path';
import { lockDataFolder, makeBeside, openEmbeddedEventStore } from '@jejak/event-store';
import { embeddedIdentityStores, type PasswordCost } from '@jejak/identity';
import { planOffices } from '../offices/index.ts';
import { simulateYear } from '../simulate-year.ts';
import type { Progress, SimulationPlan, SimulationResult } from '../simulation-plan.ts';
import { createAccounts } from './create-accounts.ts';
import { FolderTaken, markFolder, simulatedIn } from './mark.ts';
import { openPrivateStores } from './private-stores.ts';

export interface FolderOptions {
  readonly watch?: (progress: Progress) => void;
  /** Of the invented people's accounts. */
  readonly passwordCost?: PasswordCost;
}

/** The embedded store's one writer keeps the order of the calls. */
const APPENDS_AT_ONCE = 2_000;

/**
 * Simulates a year, with accounts for everybody, in a new data folder: beside its place, and moved there once it is
 * whole, so that half of a year is never served. Throws FolderTaken where anything is there already.
 */
export async function simulateIntoFolder(
  folder: string,
  plan: SimulationPlan,
  options: FolderOptions = {},
): Promise<SimulationResult> {
  const target = resolve(folder);
  if (await simulatedIn(target)) throw new FolderTaken(`${target} holds a simulation already`);
  return makeBeside(target, async (draft) => {
    const result = await fill(draft, plan, options);
    await markFolder(draft, plan);
    return result;
  });
}

async function fill(folder: string, plan: SimulationPlan, options: FolderOptions): Promise<SimulationResult> {
  await using opened = new AsyncDisposableStack();
  const lock = opened.use(lockDataFolder(folder, 'jejak simulate'));
  const events = opened.adopt(await openEmbeddedEventStore(lock), (store) => store.close());
  const stores = await openPrivateStores(folder, plan.seed);
  const database = opened.adopt(stores.database, (it) => it.close());
  const accounts = createAccounts(
    embeddedIdentityStores(database),
    planOffices(plan.offices, plan.cases),
    options.passwordCost,
  );
  const year = simulateYear({ ...stores, events, appendsAtOnce: APPENDS_AT_ONCE }, plan, options.watch);
  const [result] = await Promise.all([year, accounts]);
  return result;
}
