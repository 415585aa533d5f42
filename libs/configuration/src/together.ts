import type { Configuration } from './schema.ts';

type Stores = Pick<Configuration, 'eventStoreUrl' | 'mongoUrl' | 'kmsUrl' | 'masterKeyFile'>;

/** What does not go together although each group holds by itself. */
export function problemsTogether({ eventStoreUrl, mongoUrl, kmsUrl, masterKeyFile }: Stores): readonly string[] {
  const hasMasterKey = kmsUrl !== null || masterKeyFile !== null;
  if (mongoUrl !== null && eventStoreUrl === null) {
    return ['MONGODB_URL needs EVENTSTOREDB_URL: a ledger in the data folder belongs to one process'];
  }
  if (mongoUrl === null && hasMasterKey) {
    const name = kmsUrl === null ? 'MASTER_KEY_FILE' : 'KMS_URL';
    return [`${name} needs MONGODB_URL: in the data folder the master key is keys/master.key`];
  }
  if (mongoUrl !== null && !hasMasterKey) return ['MONGODB_URL needs KMS_URL or MASTER_KEY_FILE'];
  return [];
}
