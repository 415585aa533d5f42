import type { MongoConnection } from '@jejak/mongodb';
import type { Commit } from '@jejak/read-store';
import type { Recording } from './record.ts';

type Plain = Readonly<Record<string, unknown>> & { readonly _id: string };

/** How long the driver takes for the same documents in the same batches and indexes, in milliseconds. */
export async function writeRaw({ readModels: db }: MongoConnection, recording: Recording): Promise<number> {
  for (const { name, indexes } of recording.collections) {
    const collection = await db.createCollection(`raw.${name}`);
    const keys = indexes.map((fields) => ({
      key: Object.fromEntries([...fields, '_id'].map((field) => [field, 1 as const])),
    }));
    if (keys.length > 0) await collection.createIndexes(keys);
  }
  const start = performance.now();
  for (const { writes } of recording.commits) {
    for (const [name, ofOne] of Map.groupBy(writes, ({ collection }) => collection)) {
      await db.collection<Plain>(`raw.${name}`).bulkWrite(ofOne.map(operationOf), { ordered: false });
    }
  }
  return performance.now() - start;
}

function operationOf({ id, document }: Commit['writes'][number]) {
  if (document === null) return { deleteOne: { filter: { _id: id } } };
  return { replaceOne: { filter: { _id: id }, replacement: document, upsert: true } };
}
