import { chmod, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { DataFolderLock } from '@jejak/event-store';
import { converse } from './converse.ts';
import type { Operations } from './operations.ts';
import { atSocket, SOCKET } from './socket-path.ts';

export interface ControlSocket {
  /** Hangs up on whoever still listens. */
  close(): Promise<void>;
}

/**
 * Does for the command line, over `jejak.sock` in the folder, what only the process that holds the folder can. Whoever
 * may connect may do everything: so only the owner may. Some file systems know no sockets: `failed` hears of it, and
 * the process goes on out of the command line's reach.
 */
export async function openControlSocket(
  lock: DataFolderLock,
  operations: Operations,
  failed: (error: unknown) => void,
): Promise<ControlSocket> {
  try {
    return await open(lock, operations);
  } catch (error) {
    failed(error);
    return { close: async () => {} };
  }
}

async function open(lock: DataFolderLock, operations: Operations): Promise<ControlSocket> {
  // One that a killed process left is in nobody's use, for this process has the lock.
  const path = join(lock.folder, SOCKET);
  await rm(path, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    converse(socket, operations).catch(() => socket.destroy());
  });
  await atSocket(lock.folder, (reachable) => listen(server, reachable));
  await chmod(path, 0o600);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      await rm(path, { force: true });
    },
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
