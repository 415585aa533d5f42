import type { DatabaseSync } from 'node:sqlite';
import { PrivateDatabaseBusy, WriteRefused } from './errors.ts';
import { type Failure, failureOf } from './failure.ts';
import type { Statement, StatementResult } from './port.ts';
import type { Job, Outcome } from './protocol.ts';
import type { StatementCache } from './statement-cache.ts';

/** Reads first, so that they never wait for a commit that came with them; then all writes in one transaction. */
export function runJobs(db: DatabaseSync, cache: StatementCache, jobs: readonly Job[]): readonly Outcome[] {
  const outcomes = new Map<Job, Outcome>();
  for (const job of jobs)
    if (job.kind === 'read')
      outcomes.set(
        job,
        attempt(() => ({ rows: cache.read(job) })),
      );
  const writes = jobs.filter((job) => job.kind === 'write');
  if (writes.length > 0) {
    const results = runGroup(
      db,
      cache,
      writes.map((write) => write.statements),
    );
    writes.forEach((write, at) => {
      outcomes.set(write, results[at] ?? lost);
    });
  }
  for (const job of jobs)
    if (job.kind === 'scrub')
      outcomes.set(
        job,
        attempt(() => scrub(db)),
      );
  return jobs.map((job) => outcomes.get(job) ?? lost);
}

const lost: Outcome = { failure: { kind: 'other', message: 'no outcome' } };

function attempt(run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** A failure that ends the whole transaction (a full disk may) takes every write of the group with it. */
function runGroup(
  db: DatabaseSync,
  cache: StatementCache,
  writes: readonly (readonly Statement[])[],
): readonly Outcome[] {
  try {
    db.exec('BEGIN IMMEDIATE');
    const outcomes = writes.map((statements) => runWrite(db, cache, statements));
    db.exec('COMMIT');
    return outcomes;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    const failure: Failure = failureOf(error);
    return writes.map(() => ({ failure }));
  }
}

function runWrite(db: DatabaseSync, cache: StatementCache, statements: readonly Statement[]): Outcome {
  db.exec('SAVEPOINT one_write');
  try {
    const results = statements.map((statement, at) => runStatement(cache, statement, at));
    db.exec('RELEASE one_write');
    return { results };
  } catch (error) {
    if (!db.isTransaction) throw error;
    db.exec('ROLLBACK TO one_write; RELEASE one_write');
    return { failure: failureOf(error) };
  }
}

function runStatement(cache: StatementCache, statement: Statement, at: number): StatementResult {
  const result = cache.run(statement);
  if (statement.mustChange && result.changes === 0)
    throw new WriteRefused(`statement ${at + 1} found nothing to change`);
  return result;
}

/** `secure_delete` wipes the pages of the file; the log still holds their earlier forms until it is cut to nothing. */
function scrub(db: DatabaseSync): Outcome {
  const checkpoint = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  if (checkpoint?.busy !== 0) throw new PrivateDatabaseBusy('another process reads private.db; its log was not cut');
  return { scrubbed: true };
}
