import { randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';
import { connectToMongoDB, type MongoConnection } from '../connect.ts';
import type { MongoSettings } from '../settings.ts';

/** SecantusDB drops a document at a time, each with a write that waits for the disk. */
const DROPPING_MS = 300_000;

/** A database of its own name on the server that specs run against; `remove` leaves nothing of it there. */
export interface TestDatabase {
  readonly settings: MongoSettings;
  readonly connection: MongoConnection;
  remove(): Promise<void>;
}

/** On the server that jest.config.mjs was given as MONGODB_URL, where none is named. */
export async function openTestDatabase(
  server = process.env.TEST_MONGODB_URL,
  more: Omit<MongoSettings, 'url'> = {},
): Promise<TestDatabase> {
  if (server === undefined) throw new Error('MONGODB_URL names no server to test against');
  const url = new URL(server);
  url.pathname = `/jejak_test_${randomBytes(6).toString('hex')}`;
  const settings = { ...more, url: url.href };
  const connection = await connectToMongoDB(settings);
  const remove = async (): Promise<void> => {
    await connection.close();
    const patient = await connectToMongoDB({ ...settings, silenceMs: DROPPING_MS });
    await drop(patient.readModels);
    await drop(patient.private);
    await patient.close();
  };
  return { settings, connection, remove };
}

/** One collection after the other: a database of many would take longer still. */
async function drop(database: Db): Promise<void> {
  for (const collection of await database.collections()) await collection.drop();
  await database.dropDatabase();
}
