import { resolve } from 'node:path';
import { lockDataFolder, makeBeside, openEmbeddedEventStore } from '@jejak/event-store';
import { embeddedIdentityStores, identitySchema, type PasswordCost } from '@jejak/identity';
import {
  embeddedSearchIndex,
  embeddedSubjectKeys,
  openFolderAttachments,
  openKeyWrapping,
  openPrivateDatabase,
  privacySchema,
  SEARCH_INDEX_SUBJECT,
} from '@jejak/privacy';
import { planOffices } from '../offices/index.ts';
import { seededRandomness, seededSecrets } from '../seed/index.ts';
import { type Progress, type SimulationPlan, type SimulationResult, simulateYear } from '../simulate-year.ts';
import { createAccounts } from './create-accounts.ts';
import { FolderTaken, markFolder, simulatedIn } from './mark.ts';

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
  const { seed } = plan;
  await using opened = new AsyncDisposableStack();
  const lock = opened.use(lockDataFolder(folder, 'jejak simulate'));
  const events = opened.adopt(await openEmbeddedEventStore(lock), (store) => store.close());
  const schema = [...privacySchema, identitySchema];
  const database = opened.adopt(await openPrivateDatabase(folder, schema), (it) => it.close());
  const secretOf = seededSecrets(seed);
  const keys = embeddedSubjectKeys({ database, wrapping: await openKeyWrapping(folder, database), secretOf });
  const search = embeddedSearchIndex(database, await keys.ensure(SEARCH_INDEX_SUBJECT, ''));
  const attachments = await openFolderAttachments(folder, seededRandomness(seed, 'attachments'));
  const stores = { events, keys, secretOf, search, attachments, appendsAtOnce: APPENDS_AT_ONCE };
  const accounts = createAccounts(
    embeddedIdentityStores(database),
    planOffices(plan.offices, plan.cases),
    options.passwordCost,
  );
  const [result] = await Promise.all([simulateYear(stores, plan, options.watch), accounts]);
  return result;
}
