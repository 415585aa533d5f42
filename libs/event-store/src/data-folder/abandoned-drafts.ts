import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** What the drafts of a place begin with on this machine, or container: elsewhere the numbers of processes are others. */
export function draftsOf(target: string): string {
  return `${target}.draft-${hostname()}-`;
}

/** Removes what processes of this machine left that are gone: they were killed, for nothing else leaves any. */
export async function removeAbandonedDrafts(target: string): Promise<void> {
  const prefix = basename(draftsOf(target));
  for (const name of await readdir(dirname(target))) {
    const [, pid] = name.startsWith(prefix) ? (/^([1-9]\d*)-\w+$/.exec(name.slice(prefix.length)) ?? []) : [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    // Somebody else's process may not be asked, and is there.
    return !(typeof failure === 'object' && failure !== null && 'code' in failure && failure.code === 'ESRCH');
  }
}
