import { isDuplicate } from '@jejak/mongodb';
import type { ClientSession, Db, Collection as MongoCollection } from 'mongodb';
import { CheckpointMoved } from '../errors.ts';
import type { Checkpoint, Commit } from '../port.ts';

export type Move = NonNullable<Commit['checkpoint']>;

interface StoredCheckpoint extends Checkpoint {
  readonly _id: string;
  /** The commit that moved it there: tells one whose answer was lost whether it happened. */
  readonly commit: string;
}

export class Checkpoints {
  readonly collection: MongoCollection<StoredCheckpoint>;

  constructor(db: Db) {
    this.collection = db.collection<StoredCheckpoint>('read.checkpoints');
  }

  async read(name: string): Promise<Checkpoint | null> {
    const found = await this.collection.findOne({ _id: name });
    return found && { position: found.position, ordinal: found.ordinal, fence: found.fence };
  }

  /** By itself, or as the first statement of a transaction. Throws CheckpointMoved where it does not stand at `from`. */
  async move({ name, from, to }: Move, commit: string, session?: ClientSession): Promise<void> {
    const { position, ordinal, fence } = to;
    if (from === null) {
      await this.#insert({ _id: name, position, ordinal, fence, commit }, session);
      return;
    }
    const { matchedCount } = await this.collection.updateOne(
      { _id: name, position: from.position, ordinal: from.ordinal, fence: from.fence },
      { $set: { position, ordinal, fence, commit } },
      session && { session },
    );
    if (matchedCount === 0) throw new CheckpointMoved(`checkpoint ${name} is not at ${show(from)} any more`);
  }

  /** Whether the commit moved it. Throws CheckpointMoved where another one did. */
  async tells({ name, from }: Move, commit: string): Promise<boolean> {
    const found = await this.collection.findOne({ _id: name });
    if (found?.commit === commit) return true;
    const isThere = found === null ? from === null : from !== null && isAt(found, from);
    if (isThere) return false;
    throw new CheckpointMoved(`checkpoint ${name} is at ${found && show(found)}, expected ${from && show(from)}`);
  }

  async #insert(checkpoint: StoredCheckpoint, session?: ClientSession): Promise<void> {
    try {
      await this.collection.insertOne(checkpoint, session && { session });
    } catch (cause) {
      if (!isDuplicate(cause)) throw cause;
      throw new CheckpointMoved(`checkpoint ${checkpoint._id} exists already`, { cause });
    }
  }
}

function isAt(found: Checkpoint, { position, ordinal, fence }: Checkpoint): boolean {
  return found.position === position && found.ordinal === ordinal && found.fence === fence;
}

const show = ({ position, ordinal, fence }: Checkpoint) => `${position} (ordinal ${ordinal}, fence ${fence})`;
