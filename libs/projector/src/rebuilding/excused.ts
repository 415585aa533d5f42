import type { ReadStore } from '@jejak/read-store';
import { everyDocument } from '../documents/index.ts';
import { collectionName, ownCollection } from '../generations/index.ts';
import type { ParkedEntry } from '../parking/index.ts';
import { keptOf, type ReadModel, type Row } from '../read-model.ts';
import { totalId } from '../totalling/index.ts';

/**
 * Ids of a read model's documents that may differ between two generations, because what they are made from is parked in
 * one of them: the parked documents, and the totals that they are in.
 */
export async function excused(
  store: ReadStore,
  models: readonly ReadModel[],
  name: string,
  generations: readonly string[],
): Promise<ReadonlySet<string>> {
  const model = models.find((candidate) => keptOf(candidate).some((kept) => kept.name === name));
  if (model === undefined) return new Set();
  const parked = new Set<string>();
  for (const generation of generations) await collectParked(store, generation, model.name, parked);
  const summed = model.totals?.find((totals) => totals.name === name);
  if (summed === undefined || parked.size === 0) return parked;
  const ids = new Set<string>();
  for (const generation of generations) {
    const documents = await store.getMany<Row>(collectionName(generation, model.name), [...parked]);
    for (const document of documents.values()) {
      for (const { of } of summed.contribution(document)) ids.add(totalId(of));
    }
  }
  return ids;
}

async function collectParked(store: ReadStore, generation: string, projection: string, ids: Set<string>) {
  for await (const page of everyDocument<ParkedEntry>(store, ownCollection(generation, 'parked'))) {
    for (const entry of page) if (entry.projection === projection && entry.document !== null) ids.add(entry.document);
  }
}
