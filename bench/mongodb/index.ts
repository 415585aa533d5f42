import { availableParallelism } from 'node:os';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openTestDatabase, startTestServer } from '@jejak/mongodb/testing';
import { projections } from '@jejak/projections';
import { Projector } from '@jejak/projector';
import { openMongoReadStore } from '@jejak/read-store/mongodb';
import { installSecantusDB } from '../../scripts/mongodb/install-secantusdb.ts';
import type { Figures } from '../main.ts';
import { numberOf } from '../support/numbers.ts';
import { simulatedYear } from '../support/simulated-year.ts';
import { record } from './record.ts';
import { writeRaw } from './write-raw.ts';

const CASES = 300;

/** All read models from nothing into MongoDB, against the driver's bulk writes of the same documents. */
export async function run(): Promise<Figures> {
  const lock = lockDataFolder(await simulatedYear(CASES), 'bench');
  const eventStore = await openEmbeddedEventStore(lock);
  const server = await serverOf(process.env.MONGODB_URL);
  const database = await openTestDatabase(server.url);
  try {
    const recording = record(openMongoReadStore(database.connection));
    const start = performance.now();
    const projector = await Projector.start({ eventStore, readStore: recording.store, models: projections });
    await projector.caughtUp();
    const rebuilt = performance.now() - start;
    await projector.stop();
    const documents = recording.commits.reduce((sum, { writes }) => sum + writes.length, 0);
    const raw = await writeRaw(database.connection, recording);
    const events = projector.health().ordinal + 1;
    return {
      node: process.version,
      cpus: availableParallelism(),
      server: server.name,
      cases: CASES,
      events,
      documents_written: documents,
      rebuild_documents_per_s: Math.round((documents * 1000) / rebuilt),
      rebuild_events_per_s: Math.round((events * 1000) / rebuilt),
      raw_bulk_writes_documents_per_s: Math.round((documents * 1000) / raw),
      rebuild_to_raw_ratio: numberOf(raw / rebuilt, 2),
      rebuild_reading_share: numberOf(recording.readingMs() / rebuilt, 2),
      rebuild_committing_share: numberOf(recording.committingMs() / rebuilt, 2),
    };
  } finally {
    await database.remove();
    await server.remove();
    await eventStore.close();
    lock.release();
  }
}

async function serverOf(url: string | undefined) {
  if (url !== undefined) return { name: 'MONGODB_URL', url, remove: async () => {} };
  const program = installSecantusDB();
  if (program === null) throw new Error('there is no server to measure: set MONGODB_URL');
  process.env.SECANTUSD = program;
  const server = await startTestServer([]);
  return { name: 'SecantusDB', url: server.url, remove: server.remove };
}
