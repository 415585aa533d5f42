import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const SOCKET = 'jejak.sock';

/** A socket's path may be 107 bytes on Linux and 103 on macOS (`sun_path` in unix(7)). */
const LONGEST = 103;

/**
 * Hands over a path of the folder's socket that is short enough to bind and connect to: its own, or, where that is too
 * long, one through a link that only this user can see and that is gone afterwards.
 */
export async function atSocket<T>(folder: string, use: (path: string) => Promise<T>): Promise<T> {
  const path = join(folder, SOCKET);
  if (Buffer.byteLength(path) <= LONGEST) return use(path);
  const shortcut = await mkdtemp(join(tmpdir(), 'jejak-'));
  try {
    await symlink(folder, join(shortcut, 'd'));
    return await use(join(shortcut, 'd', SOCKET));
  } finally {
    await rm(shortcut, { recursive: true, force: true });
  }
}
