import { openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { openMongoIdentityStores } from '@jejak/identity/mongodb';
import { isCanonical } from '@jejak/integrity';
import { connectToMongoDB, type MongoSettings } from '@jejak/mongodb';
import { openMasterKeyFile, SEARCH_INDEX_SUBJECT } from '@jejak/privacy';
import { mongoSearchIndex, openMongoAttachments, openMongoSubjectKeys } from '@jejak/privacy/mongodb';
import {
  createAccounts,
  planOffices,
  type SimulationPlan,
  seededRandomness,
  seededSecrets,
  simulateYear,
} from '@jejak/simulation';

export interface Servers {
  readonly eventStoreDB: string;
  readonly mongoDB: MongoSettings;
  readonly masterKeyFile: string;
}

/** What `simulateIntoFolder` writes into a folder, written into empty servers. */
export async function simulateIntoServers(
  servers: Servers,
  plan: SimulationPlan,
  passwordCost: Parameters<typeof createAccounts>[2],
): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const events = await openEventStoreDB({ url: servers.eventStoreDB, isCanonical });
  opened.defer(() => events.close());
  const connection = await connectToMongoDB(servers.mongoDB);
  opened.defer(() => connection.close());
  const secretOf = seededSecrets(plan.seed);
  const wrapping = (inUse: readonly string[]) => openMasterKeyFile(servers.masterKeyFile, inUse);
  const keys = await openMongoSubjectKeys({ connection, wrapping, secretOf });
  opened.defer(() => keys.close());
  const search = await mongoSearchIndex(connection, await keys.ensure(SEARCH_INDEX_SUBJECT, ''));
  const attachments = await openMongoAttachments(connection, seededRandomness(plan.seed, 'attachments'));
  const offices = planOffices(plan.offices, plan.cases);
  await createAccounts(await openMongoIdentityStores(connection), offices, passwordCost);
  // One at a time, for a server decides the global order of appends that are under way together.
  await simulateYear({ events, keys, secretOf, search, attachments, appendsAtOnce: 1 }, plan);
}
