import type { Credentials } from '../support/log-in.ts';

interface Told {
  readonly cases?: readonly { readonly id: string; readonly revision: number | null }[];
}

/** Somebody who looks at the worklist: when each revision of a case was told, by `performance.now()`. */
export class Looker {
  readonly #told = new Map<string, number>();
  readonly #waiting = new Map<string, (at: number) => void>();
  readonly #closing = new AbortController();

  /** Resolves once the stream is ready. */
  static async open(url: string, credentials: Credentials): Promise<Looker> {
    const looker = new Looker();
    const { signal } = looker.#closing;
    const answer = await fetch(`${url}/api/worklist/live`, { headers: { ...credentials }, signal });
    const reader = answer.body?.getReader();
    if (answer.status !== 200 || !reader) throw new Error(`live updates answered ${answer.status}`);
    const ready = Promise.withResolvers<void>();
    void looker.#read(reader, ready.resolve).catch(ready.reject);
    await ready.promise;
    return looker;
  }

  /** When this revision of the case was told. */
  when(id: string, revision: number): Promise<number> {
    const name = `${id}@${revision}`;
    const at = this.#told.get(name);
    return at === undefined ? new Promise((resolve) => this.#waiting.set(name, resolve)) : Promise.resolve(at);
  }

  close(): void {
    this.#closing.abort();
  }

  async #read(reader: ReadableStreamDefaultReader<Uint8Array>, ready: () => void): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    while (!this.#closing.signal.aborted) {
      const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }));
      if (done) return;
      const at = performance.now();
      text += decoder.decode(value, { stream: true });
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        if (text.startsWith('event: ready')) ready();
        this.#take(text.slice(0, end), at);
        text = text.slice(end + 2);
      }
    }
  }

  #take(notice: string, at: number): void {
    const data = /^data: (.*)$/m.exec(notice)?.[1];
    if (data === undefined) return;
    const { cases = [] }: Told = JSON.parse(data);
    for (const { id, revision } of cases) {
      const name = `${id}@${revision}`;
      this.#told.set(name, at);
      this.#waiting.get(name)?.(at);
      this.#waiting.delete(name);
    }
  }
}
