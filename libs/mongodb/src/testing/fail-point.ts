import { MongoClient } from 'mongodb';

/** What the server does instead of carrying out a command, https://www.mongodb.com/docs/manual/reference/command/ */
export interface FailNext {
  readonly commands: readonly string[];
  readonly times?: number;
  readonly closeConnection?: boolean;
  readonly errorCode?: number;
  readonly errorLabels?: readonly string[];
}

/** Lets the next commands of these kinds fail. The server must have been started with its test commands. */
export async function failNext(url: string, { commands, times = 1, ...what }: FailNext): Promise<void> {
  await configure(url, { mode: { times }, data: { failCommands: commands, ...what } });
}

export async function stopFailing(url: string): Promise<void> {
  await configure(url, { mode: 'off' });
}

/** By a client of its own: a fail point is no command of the stable API. */
async function configure(url: string, settings: object): Promise<void> {
  const client = new MongoClient(url);
  try {
    await client.db('admin').command({ configureFailPoint: 'failCommand', ...settings });
  } finally {
    await client.close();
  }
}
