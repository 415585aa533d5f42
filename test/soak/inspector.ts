import { once } from 'node:events';

interface Message {
  readonly id?: number;
  readonly method?: string;
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks knows what the method answers
  readonly params?: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly result?: any;
  readonly error?: { readonly message: string };
}

/**
 * The inspector of a process that was started with `--inspect`, which answers for each of its threads. Its protocol is
 * that of https://chromedevtools.github.io/devtools-protocol/, and Node's own domain NodeWorker.
 */
export class Inspector {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, PromiseWithResolvers<Message>>();
  readonly #workers = new Map<string, string>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(data)));
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the inspected process is gone'));
    });
  }

  static async connect(url: string): Promise<Inspector> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    const inspector = new Inspector(socket);
    await inspector.#ask('NodeWorker.enable', { waitForDebuggerOnStart: false });
    return inspector;
  }

  /** Bytes that the heaps of all threads have taken from the system. */
  async heaps(): Promise<number> {
    let bytes = 0;
    for (const [, ask] of this.#threads()) bytes += (await ask('Runtime.getHeapUsage')).totalSize;
    return bytes;
  }

  /**
   * Bytes that each thread holds, by its name, those of one name together: what is left on its heap when all its
   * garbage is collected, and its buffers outside of it.
   */
  async held(): Promise<ReadonlyMap<string, number>> {
    const held = new Map<string, number>();
    for (const [thread, ask] of this.#threads()) {
      await ask('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize } = await ask('Runtime.getHeapUsage');
      held.set(thread, (held.get(thread) ?? 0) + usedSize + backingStorageSize);
    }
    return held;
  }

  close(): void {
    this.#socket.close();
  }

  #threads(): readonly (readonly [name: string, ask: (method: string) => Promise<Message['result']>])[] {
    const workers = [...this.#workers].map(
      ([session, name]) => [name, (method: string) => this.#askWorker(session, method)] as const,
    );
    return [['main', (method) => this.#ask(method)], ...workers];
  }

  async #ask(method: string, params: object = {}): Promise<Message['result']> {
    if (this.#socket.readyState !== WebSocket.OPEN) throw new Error('the inspected process is gone');
    const id = ++this.#asked;
    const answer = this.#answerTo(id);
    this.#socket.send(JSON.stringify({ id, method, params }));
    return answer;
  }

  async #askWorker(sessionId: string, method: string): Promise<Message['result']> {
    const id = ++this.#asked;
    const answer = this.#answerTo(id);
    const message = JSON.stringify({ id, method, params: {} });
    await this.#ask('NodeWorker.sendMessageToWorker', { sessionId, message });
    return answer;
  }

  async #answerTo(id: number): Promise<Message['result']> {
    const waiting = Promise.withResolvers<Message>();
    this.#waiting.set(id, waiting);
    const { result, error } = await waiting.promise;
    if (error) throw new Error(`the inspector refuses: ${error.message}`);
    return result;
  }

  #receive({ id, method, params, ...answer }: Message): void {
    if (id !== undefined) {
      this.#waiting.get(id)?.resolve(answer);
      this.#waiting.delete(id);
    } else if (method === 'NodeWorker.receivedMessageFromWorker') this.#receive(JSON.parse(params.message));
    else if (method === 'NodeWorker.attachedToWorker') this.#workers.set(params.sessionId, nameOf(params.workerInfo));
    else if (method === 'NodeWorker.detachedFromWorker') this.#workers.delete(params.sessionId);
  }
}

/** A thread's title is such as `[worker 3] projector`. */
function nameOf({ title }: { readonly title: string }): string {
  return title.replace(/^\[worker \d+\] /, '');
}
