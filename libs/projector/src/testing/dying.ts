import type { Commit, Write } from '@jejak/read-store';

/** Before its transaction, within it when all but the last is written, or when it is stored and not answered yet. */
export const KILL_POINTS = ['before', 'in', 'unanswered'] as const;

export function isKillPoint(text: string): boolean {
  return KILL_POINTS.some((point) => point === text);
}

export function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way; nothing more is done here.
  for (;;);
}

/** The embedded store reads a document when it writes it: in the middle of its transaction. */
export function deadly(commit: Commit): Commit {
  const collection = commit.writes[0]?.collection ?? '';
  const last: Write = { collection, id: 'the last one', document: { toJSON: die } };
  return { ...commit, writes: [...commit.writes, last] };
}
