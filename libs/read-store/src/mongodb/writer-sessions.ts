import type { MongoConnection } from '@jejak/mongodb';
import type { Binary, ClientSession, Collection as MongoCollection } from 'mongodb';

interface Noted {
  /** Name of the checkpoint. */
  readonly _id: string;
  readonly sessions: readonly Binary[];
}

/** Of one checkpoint; what was noted before them has long been ended. */
const MOST_NOTED = 32;

/**
 * The sessions in which transactions move a checkpoint, each used for that alone and noted before it is used: a writer
 * that is frozen in the middle of a transaction holds its checkpoint until the server loses patience, after a minute,
 * unless whoever takes the checkpoint over ends the session.
 */
export class WriterSessions {
  readonly #connection: MongoConnection;
  readonly #noted: MongoCollection<Noted>;
  readonly #idle = new Map<string, ClientSession[]>();

  constructor(connection: MongoConnection) {
    this.#connection = connection;
    this.#noted = connection.readModels.collection<Noted>('read.sessions');
  }

  /** Lends out one that nobody uses meanwhile. */
  async within<T>(checkpoint: string, work: (session: ClientSession) => Promise<T>): Promise<T> {
    const idle = this.#idle.get(checkpoint) ?? [];
    this.#idle.set(checkpoint, idle);
    const session = idle.pop() ?? (await this.#begin(checkpoint));
    try {
      return await work(session);
    } finally {
      idle.push(session);
    }
  }

  /** Ends what anybody has begun under the checkpoint and not committed; every user may end sessions of its own. */
  async end(checkpoint: string): Promise<void> {
    const noted = await this.#noted.findOne({ _id: checkpoint });
    if (noted === null) return;
    const killSessions = noted.sessions.map((id) => ({ id }));
    await this.#connection.client.db('admin').command({ killSessions });
  }

  async close(): Promise<void> {
    const sessions = [...this.#idle.values()].flat();
    this.#idle.clear();
    for (const session of sessions) await session.endSession();
  }

  async #begin(checkpoint: string): Promise<ClientSession> {
    const session = this.#connection.client.startSession();
    try {
      await this.#note(checkpoint, session);
      return session;
    } catch (failure) {
      await session.endSession();
      throw failure;
    }
  }

  async #note(checkpoint: string, { id }: ClientSession): Promise<void> {
    if (id === undefined) throw new Error('a session has no id');
    const sessions = { $each: [id.id], $slice: -MOST_NOTED };
    await this.#noted.updateOne({ _id: checkpoint }, { $push: { sessions } }, { upsert: true });
  }
}
