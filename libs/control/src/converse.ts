import type { Socket } from 'node:net';
import { transferFailure } from '@jejak/projector';
import { firstLine } from './lines.ts';
import type { Operations } from './operations.ts';
import { type Kind, type Line, parseQuestion, type Questions } from './protocol.ts';

/** Answers the one question that comes over a connection; whoever hangs up interrupts what they asked for. */
export async function converse(socket: Socket, operations: Operations): Promise<void> {
  const gone = new AbortController();
  socket.once('close', () => gone.abort(new Error('whoever asked hung up')));
  // An error is followed by the close that counts.
  socket.on('error', () => {});
  const tell = (line: Line): void => {
    if (socket.writable) socket.write(`${JSON.stringify(line)}\n`);
  };
  const question = await firstLine(socket);
  if (question === null) return;
  try {
    tell({ answer: await answerTo(question, operations, tell, gone.signal) });
  } catch (failure) {
    tell({ failure: transferFailure(failure) });
  }
  socket.end();
}

async function answerTo(
  line: string,
  operations: Operations,
  tell: (line: Line) => void,
  signal: AbortSignal,
): Promise<Questions[Kind]['answers']> {
  const { kind, asks } = parseQuestion(line);
  switch (kind) {
    case 'readStream':
      return operations.readStream(asks.stream, asks.from, asks.limit);
    case 'listParked':
      return operations.listParked();
    case 'showParked':
      return operations.showParked(asks.stream);
    case 'retryParked':
      return operations.retryParked(asks.stream);
    case 'rebuild':
      return operations.rebuild({ ...asks, signal, onProgress: (progress) => tell({ progress }) });
  }
}
