import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EventStore } from '@jejak/event-store';
import { projections } from '@jejak/projections';
import { EMBEDDED_SETTINGS, Projector } from '@jejak/projector';
import { type Commit, openEmbeddedReadStore, openReadStoreWritingBeside, type ReadStore } from '@jejak/read-store';
import { numberOf } from '../support/numbers.ts';
import { startTiming, type Took } from '../support/timed.ts';

/** File in which the read models are left. */
export const PROJECTED = 'read.db';

/** The projector from nothing to the last event, as a rebuild does it; then the same commits without it. */
export async function projectAll(
  eventStore: EventStore,
  events: number,
  folder: string,
): Promise<Record<string, number>> {
  const first = await project(eventStore, openReadStoreWritingBeside({ file: join(folder, PROJECTED) }));
  const bytes = sizeOf(join(folder, PROJECTED));
  const recording = recorder(openReadStoreWritingBeside({ file: join(folder, 'recorded.db') }));
  await project(eventStore, recording.store);
  const limit = await replay(recording, join(folder, 'replayed.db'));
  const writes = recording.commits.reduce((sum, commit) => sum + commit.writes.length, 0);
  return {
    persisted_all_read_models_events_per_s: Math.round((events * 1_000) / first.clockMs),
    persisted_all_read_models_events_per_processor_s: Math.round((events * 1_000) / first.allThreadsMs),
    persisted_folding_thread_events_per_processor_s: Math.round((events * 1_000) / first.processorMs),
    persisted_commits: recording.commits.length,
    limit_same_commits_without_projector_events_per_s: Math.round((events * 1_000) / limit.clockMs),
    limit_same_commits_without_projector_events_per_processor_s: Math.round((events * 1_000) / limit.allThreadsMs),
    persisted_to_limit_processor_time_ratio: numberOf(first.allThreadsMs / limit.allThreadsMs, 2),
    documents_written: writes,
    documents_written_per_event: numberOf(writes / events, 2),
    read_store_bytes_per_event: Math.round(bytes / events),
  };
}

async function project(eventStore: EventStore, readStore: ReadStore): Promise<Took> {
  const stop = startTiming();
  const projector = await Projector.start({ eventStore, readStore, models: projections, settings: EMBEDDED_SETTINGS });
  await projector.caughtUp();
  const took = stop();
  await projector.stop();
  await readStore.close();
  return took;
}

interface Recording {
  readonly store: ReadStore;
  readonly ensured: Parameters<ReadStore['ensure']>[0][];
  readonly commits: Commit[];
}

/** A store that remembers what was asked of it. */
function recorder(store: ReadStore): Recording {
  const ensured: Recording['ensured'] = [];
  const commits: Commit[] = [];
  const recording: ReadStore = {
    ensure: (collections) => {
      ensured.push(collections);
      return store.ensure(collections);
    },
    collections: () => store.collections(),
    drop: (collections) => store.drop(collections),
    get: (collection, id) => store.get(collection, id),
    getMany: (collection, ids) => store.getMany(collection, ids),
    find: (collection, options) => store.find(collection, options),
    count: (collection, filter) => store.count(collection, filter),
    commit: (commit) => {
      commits.push(commit);
      return store.commit(commit);
    },
    checkpoint: (name) => store.checkpoint(name),
    close: () => store.close(),
  };
  return { store: recording, ensured, commits };
}

async function replay({ ensured, commits }: Recording, file: string): Promise<Took> {
  const store = openEmbeddedReadStore({ file });
  for (const collections of ensured) await store.ensure(collections);
  const stop = startTiming();
  for (const commit of commits) await store.commit(commit);
  const took = stop();
  await store.close();
  rmSync(file);
  return took;
}

function sizeOf(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const of = (pragma: string) => Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
  const bytes = of('page_count') * of('page_size');
  database.close();
  return bytes;
}
