import { CheckpointMoved } from '../errors.ts';
import type { Checkpoint, Commit } from '../port.ts';
import { sameCheckpoint } from '../query/index.ts';
import type { Statements } from './statements.ts';

export function readCheckpoint(statements: Statements, name: string): Checkpoint | null {
  const row = statements.of('SELECT position, ordinal, fence FROM checkpoint WHERE name = ?').get(name);
  if (row === undefined) return null;
  const { position, ordinal, fence } = row;
  return { position: position === null ? null : String(position), ordinal: Number(ordinal), fence: Number(fence) };
}

export function moveCheckpoint(statements: Statements, { name, from, to }: Required<Commit>['checkpoint']): void {
  const found = readCheckpoint(statements, name);
  if (!sameCheckpoint(found, from))
    throw new CheckpointMoved(`checkpoint ${name} is at ${show(found)}, expected ${show(from)}`);
  const upsert = statements.of(
    'INSERT OR REPLACE INTO checkpoint (name, position, ordinal, fence) VALUES (?, ?, ?, ?)',
  );
  upsert.run(name, to.position, to.ordinal, to.fence);
}

const show = (at: Checkpoint | null) =>
  at === null ? 'no position' : `${at.position} (ordinal ${at.ordinal}, fence ${at.fence})`;
