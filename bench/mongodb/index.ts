import { availableParallelism } from 'node:os';
import { type EventStore, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openTestDatabase } from '@jejak/mongodb/testing';
import type { Figures } from '../main.ts';
import { simulatedYear } from '../support/simulated-year.ts';
import { measure } from './measure.ts';
import { rawDocuments } from './raw-documents.ts';
import { insertLast, upsertAll, upsertAllInTransactions, write } from './raw-writes.ts';
import { rebuild } from './rebuild.ts';
import { figuresOf, type Round } from './round.ts';
import { type Server, serverOf } from './server.ts';

const CASES = 300;
const ROUNDS = 3;

/** All read models from nothing into MongoDB, against what the driver alone takes for what they are, in turns. */
export async function run(): Promise<Figures> {
  const lock = lockDataFolder(await simulatedYear(CASES), 'bench');
  const eventStore = await openEmbeddedEventStore(lock);
  const server = await serverOf(process.env.MONGODB_URL);
  try {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await takeTurns(eventStore, server));
    const about = { node: process.version, cpus: availableParallelism(), server: server.name, cases: CASES };
    return { ...about, ...figuresOf(rounds) };
  } finally {
    await server.remove();
    await eventStore.close();
    lock.release();
  }
}

/** In a database of its own. */
async function takeTurns(eventStore: EventStore, { url, pid }: Server): Promise<Round> {
  const database = await openTestDatabase(url);
  const { connection } = database;
  const begin = () => measure(pid);
  try {
    const rebuilt = await rebuild(eventStore, connection, begin);
    const documents = rawDocuments(rebuilt.recording.collections, rebuilt.recording.commits);
    const upserts = await write(connection, documents, upsertAll, begin);
    const transactions = await write(connection, documents, upsertAllInTransactions, begin);
    const inserts = await write(connection, documents, insertLast, begin);
    return { rebuilt, documents, upserts, transactions, inserts };
  } finally {
    await database.remove();
  }
}
