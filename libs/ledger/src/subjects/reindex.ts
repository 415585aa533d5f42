import { type Json, type JsonObject, streams } from '@jejak/domain';
import { open } from '@jejak/privacy';
import type { StoredEnvelope } from '../memory/index.ts';
import type { Desk } from '../running/index.ts';
import { SEARCHED, searchEntriesOf } from './search-entries.ts';

/** Takes out of the search index what a person is no longer called. */
export async function reindex(desk: Desk, id: string, office: string): Promise<void> {
  await desk.search.replace(id, office, searchEntriesOf(await identityOf(desk, id)) ?? { names: [] });
}

/**
 * As reindex, for a person of whom only the index may know; false where the ledger does not. What another process said
 * of the person meanwhile is in.
 */
export async function reindexKnown(desk: Desk, id: string, office: string): Promise<boolean> {
  const told = async () => {
    const [last] = await desk.store.readStream(streams.subject(id), { direction: 'backwards', limit: 1 });
    return last?.revision ?? -1;
  };
  let before = -1;
  for (let now = await told(); now > before; now = await told()) {
    before = now;
    await reindex(desk, id, office);
  }
  return before >= 0;
}

/** The latest of every fact that a person is found by; opened here for the search index alone. */
async function identityOf(desk: Desk, id: string): Promise<JsonObject> {
  const key = await desk.keys.get(id);
  if (!key) return {};
  const identity: { [name: string]: Json } = {};
  for (const stored of await desk.store.readStream(streams.subject(id))) {
    const event = JSON.parse(stored.json) as StoredEnvelope;
    for (const fact of event.sealed) {
      if (fact.subject === id && SEARCHED.has(fact.name)) identity[fact.name] = open(key, event, fact);
    }
  }
  return identity;
}
