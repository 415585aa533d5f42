import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';
import { checkServer } from './check-server.ts';
import { MongoRefused } from './errors.ts';
import { explainRefusal } from './explain-refusal.ts';
import { messageOf } from './failure.ts';
import type { MongoSettings } from './settings.ts';

/** One pool of connections for a whole process. */
export interface MongoConnection {
  readonly client: MongoClient;
  /** Read models: everything in it can be made anew from the events. */
  readonly readModels: Db;
  /** Accounts, subject keys, the search index, attachments: in a database of its own, with rights of its own. */
  readonly private: Db;
  close(): Promise<void>;
}

const DATABASE = 'jejak';

/** Where it says in which database the user is known; else the driver would look in the one of the path. */
const NAMES_SOURCE = /[?&]authSource=/i;

/**
 * Whatever is acknowledged is on the disks of a majority, and whatever is read has been acknowledged by one. The
 * stable API keeps the commands' meaning over upgrades of the servers.
 */
const DURABLE: MongoClientOptions = {
  appName: 'jejak',
  serverApi: '1',
  readConcern: { level: 'majority' },
  writeConcern: { w: 'majority', journal: true },
  retryWrites: true,
  retryReads: true,
};

/** Connects, and makes sure that the server can do what is asked of it. Throws MongoRefused. */
export async function connectToMongoDB(settings: MongoSettings): Promise<MongoConnection> {
  const client = clientFor(settings);
  try {
    await client.connect();
    await checkServer(client);
  } catch (failure) {
    await client.close();
    throw explainRefusal(failure, client.options.hosts.map(String).join(', '));
  }
  const name = nameIn(client);
  return {
    client,
    readModels: client.db(name),
    private: client.db(`${name}_private`),
    close: () => client.close(),
  };
}

function clientFor(settings: MongoSettings): MongoClient {
  const { url, user, password, caFile, silenceMs = 30_000, selectionMs = 5_000 } = settings;
  try {
    return new MongoClient(url, {
      ...DURABLE,
      serverSelectionTimeoutMS: selectionMs,
      connectTimeoutMS: selectionMs,
      waitQueueTimeoutMS: silenceMs,
      socketTimeoutMS: silenceMs,
      ...(user === undefined ? {} : { auth: { username: user, password: password ?? '' } }),
      ...(user === undefined || NAMES_SOURCE.test(url) ? {} : { authSource: 'admin' }),
      ...(caFile === undefined ? {} : { tls: true, tlsCAFile: caFile }),
    });
  } catch (failure) {
    throw new MongoRefused(`MONGODB_URL cannot be used: ${messageOf(failure)}`, { cause: failure });
  }
}

/** The driver calls it `test` where the URL names none. */
function nameIn(client: MongoClient): string {
  const { dbName } = client.options;
  return dbName === 'test' ? DATABASE : dbName;
}
