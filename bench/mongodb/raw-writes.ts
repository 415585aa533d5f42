import type { MongoConnection } from '@jejak/mongodb';
import type { Collection } from 'mongodb';
import type { Measured } from './measure.ts';
import type { Batch, Plain, RawDocuments } from './raw-documents.ts';

type Target = Collection<Plain>;
type Way = (connection: MongoConnection, target: Target, documents: RawDocuments) => Promise<void>;

/** Only what is there in the end, as if that were known beforehand; the driver cuts it into messages. */
export const insertLast: Way = async (_, target, { last }) => {
  if (last.length > 0) await target.insertMany(last, { ordered: false });
};

/** Every after-image. */
export const upsertAll: Way = async (_, target, { batches }) => {
  for (const batch of batches) await target.bulkWrite(batch, { ordered: false });
};

/** The same, each batch as one. */
export const upsertAllInTransactions: Way = ({ client }, target, { batches }) =>
  client.withSession(async (session) => {
    const upsert = (batch: Batch) => target.bulkWrite(batch, { session, ordered: false });
    for (const batch of batches) await session.withTransaction(() => upsert(batch));
  });

/**
 * What it takes: all collections side by side, since nothing orders what is in two of them. Making them and their
 * indexes does not count.
 */
export async function write(
  connection: MongoConnection,
  documents: readonly RawDocuments[],
  way: Way,
  begin: () => () => Measured,
): Promise<Measured> {
  const targets: Target[] = [];
  for (const { spec } of documents) targets.push(await emptyCollection(connection, spec));
  const stop = begin();
  await Promise.all(targets.map((target, n) => documents[n] && way(connection, target, documents[n])));
  const took = stop();
  for (const target of targets) await target.drop();
  return took;
}

async function emptyCollection({ readModels }: MongoConnection, { name, indexes }: RawDocuments['spec']) {
  const target = await readModels.createCollection<Plain>(`raw.${name}`);
  const keys = indexes.map((fields) => ({
    key: Object.fromEntries([...fields, '_id'].map((field) => [field, 1 as const])),
  }));
  if (keys.length > 0) await target.createIndexes(keys);
  return target;
}
