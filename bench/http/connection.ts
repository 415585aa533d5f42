import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

const HEAD_END = '\r\n\r\n';

/**
 * One connection that is kept alive, one request at a time: as little work for the load generator as HTTP/1.1 allows,
 * because it shares the processor with what it measures. Understands answers that tell their length.
 */
export class Connection {
  readonly #socket: Socket;
  #received = '';
  #waiting: PromiseWithResolvers<Answer> | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(String(chunk)));
    socket.on('error', (failure) => this.#waiting?.reject(failure));
    socket.on('close', () => this.#waiting?.reject(new Error('the connection was closed')));
  }

  static open(url: URL): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(url.port), url.hostname, () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  ask(request: string): Promise<Answer> {
    const waiting = Promise.withResolvers<Answer>();
    this.#waiting = waiting;
    this.#socket.write(request);
    return waiting.promise;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: string): void {
    this.#received += chunk;
    const head = this.#received.indexOf(HEAD_END);
    if (head < 0) return;
    const length = Number(/^content-length: (\d+)/im.exec(this.#received.slice(0, head))?.[1] ?? 0);
    const end = head + HEAD_END.length + length;
    if (this.#received.length < end) return;
    const body = this.#received.slice(head + HEAD_END.length, end);
    const status = Number(this.#received.slice(9, 12));
    this.#received = this.#received.slice(end);
    this.#waiting?.resolve({ status, body });
  }
}
