import { identitySchema } from '@jejak/identity';
import {
  embeddedSearchIndex,
  embeddedSubjectKeys,
  openFolderAttachments,
  openKeyWrapping,
  openPrivateDatabase,
  type PrivateDatabase,
  privacySchema,
  SEARCH_INDEX_SUBJECT,
} from '@jejak/privacy';
import { seededRandomness, seededSecrets } from '../seed/index.ts';
import type { SimulationStores } from '../simulation-plan.ts';

export interface PrivateStores extends Omit<SimulationStores, 'events' | 'appendsAtOnce'> {
  readonly database: PrivateDatabase;
}

/** All that a year needs besides its events, in a folder, with secrets that come from the seed. */
export async function openPrivateStores(folder: string, seed: number): Promise<PrivateStores> {
  const database = await openPrivateDatabase(folder, [...privacySchema, identitySchema]);
  const secretOf = seededSecrets(seed);
  const keys = embeddedSubjectKeys({ database, wrapping: await openKeyWrapping(folder, database), secretOf });
  const search = embeddedSearchIndex(database, await keys.ensure(SEARCH_INDEX_SUBJECT, ''));
  const attachments = await openFolderAttachments(folder, seededRandomness(seed, 'attachments'));
  return { database, keys, secretOf, search, attachments };
}
