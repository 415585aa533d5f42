import { startTestServer } from '@jejak/mongodb/testing';
import { installSecantusDB } from '../../scripts/mongodb/install-secantusdb.ts';

export interface Server {
  readonly name: string;
  readonly url: string;
  /** Undefined where it is another machine's. */
  readonly pid: number | undefined;
  remove(): Promise<void>;
}

/** The one that the address names; without one SecantusDB, which writes to its disk when it likes. */
export async function serverOf(url: string | undefined): Promise<Server> {
  if (url !== undefined) return { name: 'MONGODB_URL', url, pid: undefined, remove: async () => {} };
  const program = installSecantusDB();
  if (program === null) throw new Error('there is no server to measure: set MONGODB_URL');
  process.env.SECANTUSD = program;
  const server = await startTestServer([]);
  return { name: 'SecantusDB', url: server.url, pid: server.pid, remove: server.remove };
}
