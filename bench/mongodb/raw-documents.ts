import type { CollectionSpec, Commit, Document } from '@jejak/read-store';
import type { AnyBulkWriteOperation } from 'mongodb';

export type Plain = Readonly<Record<string, unknown>> & { readonly _id: string };
export type Batch = readonly AnyBulkWriteOperation<Plain>[];

/** What a rebuild wrote into one collection, as somebody hands it to the driver who has nothing else to do. */
export interface RawDocuments {
  readonly spec: CollectionSpec;
  /** Every after-image and deletion, in turn; no id twice in a batch, whose writes may happen in any order. */
  readonly batches: readonly Batch[];
  /** What is there in the end. */
  readonly last: readonly Plain[];
}

/** As many writes as a rebuild commits at once over MongoDB. */
const MOST_IN_A_BATCH = 1_000;

export function rawDocuments(specs: readonly CollectionSpec[], commits: readonly Commit[]): readonly RawDocuments[] {
  const byCollection = Map.groupBy(
    commits.flatMap(({ writes }) => writes),
    ({ collection }) => collection,
  );
  return specs.map((spec) => {
    const writes = byCollection.get(spec.name) ?? [];
    return { spec, batches: batchesOf(writes), last: lastOf(writes) };
  });
}

function batchesOf(writes: Commit['writes']): readonly Batch[] {
  const batches: Batch[] = [];
  let batch = new Map<string, AnyBulkWriteOperation<Plain>>();
  for (const write of writes) {
    if (batch.size === MOST_IN_A_BATCH || batch.has(write.id)) {
      batches.push([...batch.values()]);
      batch = new Map();
    }
    batch.set(write.id, operationOf(write));
  }
  return batch.size === 0 ? batches : [...batches, [...batch.values()]];
}

function operationOf({ id, document }: Commit['writes'][number]): AnyBulkWriteOperation<Plain> {
  if (document === null) return { deleteOne: { filter: { _id: id } } };
  return { replaceOne: { filter: { _id: id }, replacement: document, upsert: true } };
}

function lastOf(writes: Commit['writes']): readonly Plain[] {
  const last = new Map<string, Document | null>(writes.map(({ id, document }) => [id, document]));
  return [...last].flatMap(([_id, document]) => (document === null ? [] : [{ ...document, _id }]));
}
