import type { Socket } from 'node:net';

/** Far more than any question needs. */
const LONGEST_QUESTION = 64 * 1024;

/** The lines that come, without their ends. Throws where the connection breaks. */
export async function* lines(socket: Socket): AsyncGenerator<string, void> {
  let rest = '';
  for await (const chunk of socket.setEncoding('utf8')) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}

/** The first line; null where none comes or it is too long. Goes on reading, for only so is it seen who hangs up. */
export function firstLine(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    let read = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      if (read.includes('\n')) return;
      read += chunk;
      if (read.includes('\n')) resolve(read.slice(0, read.indexOf('\n')));
      else if (read.length > LONGEST_QUESTION) socket.destroy();
    });
    socket.once('close', () => resolve(null));
  });
}
