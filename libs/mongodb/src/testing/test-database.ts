import { randomBytes } from 'node:crypto';
import { connectToMongoDB, type MongoConnection } from '../connect.ts';
import type { MongoSettings } from '../settings.ts';

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
    await connection.readModels.dropDatabase();
    await connection.private.dropDatabase();
    await connection.close();
  };
  return { settings, connection, remove };
}
