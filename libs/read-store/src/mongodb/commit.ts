import { randomUUID } from 'node:crypto';
import type { MongoConnection } from '@jejak/mongodb';
import { isUnanswered, type TransactOptions, transact, transactIn } from '@jejak/mongodb';
import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import { CheckpointMoved } from '../errors.ts';
import type { Commit } from '../port.ts';
import { checkId, checkMove } from '../query/index.ts';
import type { Catalogue } from './catalogue.ts';
import type { Checkpoints, Move } from './checkpoints.ts';
import type { Collection } from './collection.ts';
import { type StoredDocument, toStored } from './stored-document.ts';
import type { WriterSessions } from './writer-sessions.ts';

export interface CommitParts {
  readonly connection: MongoConnection;
  readonly catalogue: Catalogue;
  readonly checkpoints: Checkpoints;
  readonly sessions: WriterSessions;
  readonly patience: TransactOptions;
}

interface Prepared {
  readonly collection: Collection;
  readonly operations: AnyBulkWriteOperation<StoredDocument>[];
}

/** How often a collection may be made anew beneath a commit before it gives up. */
const MOST_DISPLACEMENTS = 5;

/**
 * One transaction: the checkpoint's move, then the writes. What the server took back is done again whole; where it
 * did not say whether it committed, the checkpoint does. A commit without a checkpoint is in doubt then, and may be
 * repeated by whoever asked for it: its writes are after-images.
 */
export async function commitTo(parts: CommitParts, commit: Commit): Promise<void> {
  checkMove(commit);
  if (isTakeover(commit.checkpoint)) await parts.sessions.end(commit.checkpoint.name);
  const id = randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    const prepared = await prepare(parts.catalogue, commit);
    try {
      await carryOut(parts, commit.checkpoint, prepared, id);
      return;
    } catch (failure) {
      if (failure instanceof Displaced && attempt < MOST_DISPLACEMENTS) continue;
      if (await happened(parts.checkpoints, commit.checkpoint, id, failure)) return;
      throw failure;
    }
  }
}

/** A move alone is one statement, and needs no transaction. */
async function carryOut(
  parts: CommitParts,
  checkpoint: Commit['checkpoint'],
  prepared: readonly Prepared[],
  id: string,
): Promise<void> {
  const { connection, checkpoints, sessions, patience } = parts;
  if (checkpoint === undefined) {
    if (prepared.length > 0)
      await transact(connection.client, (session) => writeAll(parts, prepared, session), patience);
  } else if (prepared.length === 0) {
    await checkpoints.move(checkpoint, id);
  } else {
    await sessions.within(checkpoint.name, (session) => {
      const moveAndWrite = async () => {
        await checkpoints.move(checkpoint, id, session);
        await writeAll(parts, prepared, session);
      };
      return transactIn(session, moveAndWrite, patience);
    });
  }
}

/** Whoever held the checkpoint until now, and whatever became of it, writes no more under it. */
function isTakeover(move: Commit['checkpoint']): move is Move {
  return move !== undefined && (move.from === null || move.to.fence > move.from.fence);
}

async function writeAll(
  { connection, catalogue }: CommitParts,
  prepared: readonly Prepared[],
  session: ClientSession,
): Promise<void> {
  const isInPlace = await catalogue.areInPlace(
    prepared.map(({ collection }) => collection),
    session,
  );
  if (!isInPlace) throw new Displaced('a collection lies elsewhere by now');
  for (const writes of prepared) await write(connection, writes, session);
}

async function write({ readModels }: MongoConnection, { collection, operations }: Prepared, session: ClientSession) {
  const target = readModels.collection<StoredDocument>(collection.place);
  await target.bulkWrite(operations, { session, ordered: false });
}

/** Whether it is there in spite of the failure; a repetition finds the checkpoint moved, by the commit itself. */
async function happened(
  checkpoints: Checkpoints,
  move: Commit['checkpoint'],
  id: string,
  failure: unknown,
): Promise<boolean> {
  if (move === undefined) return false;
  return (isUnanswered(failure) || failure instanceof CheckpointMoved) && checkpoints.tells(move, id);
}

async function prepare(catalogue: Catalogue, { writes }: Commit): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  for (const [name, ofOne] of Map.groupBy(writes, ({ collection }) => collection)) {
    const collection = await catalogue.get(name);
    const last = new Map<string, AnyBulkWriteOperation<StoredDocument>>();
    for (const write of ofOne) {
      checkId(write);
      last.set(write.id, operationOf(collection, write.id, write.document));
    }
    prepared.push({ collection, operations: [...last.values()] });
  }
  return prepared;
}

function operationOf(
  { spec }: Collection,
  id: string,
  document: Commit['writes'][number]['document'],
): AnyBulkWriteOperation<StoredDocument> {
  if (document === null) return { deleteOne: { filter: { _id: id } } };
  const { _id, ...replacement } = toStored(spec, id, document);
  return { replaceOne: { filter: { _id }, replacement, upsert: true } };
}

/** A collection was dropped or made anew meanwhile; never seen outside. */
class Displaced extends Error {}
