import { connect, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { type RebuildProgress, receiveFailure } from '@jejak/projector';
import { lines } from './lines.ts';
import type { Operations } from './operations.ts';
import { type Kind, type Line, PROTOCOL, type Questions } from './protocol.ts';
import { atSocket } from './socket-path.ts';

/** The process that serves the folder hung up before it answered, or does not let this user in. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
}

/** What the process does that serves the folder; null where none does. Throws ServerUnreachable. */
export async function reachServer(folder: string): Promise<Operations | null> {
  const path = resolve(folder);
  const socket = await dial(path);
  if (socket === null) return null;
  socket.destroy();
  const ask: Ask = (kind, asks, listener) => askServer(path, kind, asks, listener);
  return {
    readStream: (stream, from, limit) => ask('readStream', { stream, from, limit }),
    listParked: () => ask('listParked', null),
    showParked: (stream) => ask('showParked', { stream }),
    retryParked: (stream) => ask('retryParked', { stream }),
    rebuild: ({ acceptDifferences, ...listener }) => ask('rebuild', { acceptDifferences }, listener),
  };
}

interface Listener {
  readonly onProgress?: (progress: RebuildProgress) => void;
  readonly signal?: AbortSignal;
}

type Ask = <K extends Kind>(
  kind: K,
  asks: Questions[K]['asks'],
  listener?: Listener,
) => Promise<Questions[K]['answers']>;

async function askServer<K extends Kind>(
  folder: string,
  kind: K,
  asks: Questions[K]['asks'],
  { onProgress, signal }: Listener = {},
): Promise<Questions[K]['answers']> {
  signal?.throwIfAborted();
  const socket = await dial(folder);
  if (socket === null) throw new ServerUnreachable(`nobody serves ${folder} any more`);
  const hangUp = (): void => void socket.destroy();
  signal?.addEventListener('abort', hangUp, { once: true });
  try {
    socket.write(`${JSON.stringify({ jejak: PROTOCOL, kind, asks })}\n`);
    for await (const text of lines(socket)) {
      const line: Line = JSON.parse(text);
      // An answer is that of its question: the other end is this same program.
      if ('answer' in line) return line.answer as Questions[K]['answers'];
      if ('failure' in line) throw receiveFailure(line.failure);
      onProgress?.(line.progress);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (!isBroken(error)) throw error;
  } finally {
    signal?.removeEventListener('abort', hangUp);
    socket.destroy();
  }
  throw new ServerUnreachable(`the process that serves ${folder} ended before it had answered`);
}

function isBroken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}

/** Null where nobody listens: there is no socket, or one that a killed process left. */
function dial(folder: string): Promise<Socket | null> {
  return atSocket(
    folder,
    (path) =>
      new Promise((resolve, reject) => {
        const socket = connect(path);
        socket.once('connect', () => {
          socket.on('error', () => {});
          resolve(socket);
        });
        socket.once('error', (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null);
          else reject(new ServerUnreachable(whyNot(folder, error), { cause: error }));
        });
      }),
  );
}

function whyNot(folder: string, { code, message }: NodeJS.ErrnoException): string {
  if (code !== 'EACCES') return `the process that serves ${folder} cannot be reached: ${message}`;
  return `only the user who serves ${folder} may reach that process: run this as that user`;
}
