import { randomUUID } from 'node:crypto';
import type { MongoConnection } from '@jejak/mongodb';
import { isTransient, isUnanswered } from '@jejak/mongodb';
import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import { CheckpointMoved } from '../errors.ts';
import type { Commit } from '../port.ts';
import { checkId, checkMove } from '../query/index.ts';
import type { Catalogue } from './catalogue.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Collection } from './collection.ts';
import { type StoredDocument, toStored } from './stored-document.ts';

export interface CommitParts {
  readonly connection: MongoConnection;
  readonly catalogue: Catalogue;
  readonly checkpoints: Checkpoints;
}

interface Prepared {
  readonly collection: Collection;
  readonly operations: AnyBulkWriteOperation<StoredDocument>[];
}

/** How long a commit is done again while others are in its way or the server changes its primary. */
const PATIENCE_MS = 15_000;
const LONGEST_PAUSE_MS = 500;

/**
 * One transaction: the checkpoint's move, then the writes. What the server took back is done again whole; where it
 * did not say whether it committed, the checkpoint does.
 */
export async function commitTo(parts: CommitParts, commit: Commit): Promise<void> {
  checkMove(commit);
  const id = randomUUID();
  const end = performance.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt += 1) {
    const prepared = await prepare(parts.catalogue, commit);
    try {
      if (await attemptOnce(parts, commit, prepared, id)) return;
    } catch (failure) {
      if (await happened(parts, commit, id, attempt, failure)) return;
      if (!isTransient(failure) && !isUnanswered(failure)) throw failure;
      if (performance.now() > end) throw failure;
    }
    await pause(attempt);
  }
}

/** False where a collection was dropped or made anew meanwhile, and nothing was written. */
async function attemptOnce(
  { connection, catalogue, checkpoints }: CommitParts,
  { checkpoint }: Commit,
  prepared: readonly Prepared[],
  id: string,
): Promise<boolean> {
  const session = connection.client.startSession();
  try {
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', journal: true } });
    if (checkpoint !== undefined) await checkpoints.move(checkpoint, id, session);
    const collections = prepared.map(({ collection }) => collection);
    if (collections.length > 0 && !(await catalogue.areInPlace(collections, session))) return false;
    for (const writes of prepared) await write(connection, writes, session);
    await session.commitTransaction();
    return true;
  } finally {
    // Ends what is still open without a word more than needed: where the server is away there is nobody to tell.
    await session.endSession();
  }
}

async function write({ readModels }: MongoConnection, { collection, operations }: Prepared, session: ClientSession) {
  const target = readModels.collection<StoredDocument>(collection.place);
  await target.bulkWrite(operations, { session, ordered: false });
}

/**
 * Whether the commit is there although something failed. Only a commit that moves a checkpoint can be looked up; one
 * that does not is repeated, for its after-images may be written twice.
 */
async function happened(
  { checkpoints }: CommitParts,
  { checkpoint }: Commit,
  id: string,
  attempt: number,
  failure: unknown,
): Promise<boolean> {
  const inDoubt = isUnanswered(failure) || (attempt > 0 && failure instanceof CheckpointMoved);
  return inDoubt && checkpoint !== undefined && checkpoints.tells(checkpoint, id);
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

function pause(attempt: number): Promise<void> {
  const ms = Math.min(5 * 2 ** attempt, LONGEST_PAUSE_MS) * (0.5 + Math.random());
  return new Promise((resolve) => setTimeout(resolve, ms));
}
