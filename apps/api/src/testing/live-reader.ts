/** One server-sent event as it came over the wire. */
export interface LiveEvent {
  readonly event: string;
  readonly id: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: a spec reads whatever it expects and fails where it is not there
  readonly data: any;
}

/** Reads a stream of server-sent events over real HTTP, one after the other. */
export class LiveReader {
  readonly response: Response;
  /** What came, comments too, as text. */
  text = '';
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #closing: AbortController;

  private constructor(response: Response, closing: AbortController) {
    this.response = response;
    this.#reader = response.body?.getReader();
    this.#closing = closing;
  }

  static async open(url: string, headers: { readonly [name: string]: string }): Promise<LiveReader> {
    const closing = new AbortController();
    return new LiveReader(await fetch(url, { headers, signal: closing.signal }), closing);
  }

  /** The next event; null when the stream has ended. */
  async next(): Promise<LiveEvent | null> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end < 0) {
        if (!(await this.#more())) return null;
        continue;
      }
      const event = parse(this.text.slice(0, end));
      this.text = this.text.slice(end + 2);
      if (event) return event;
    }
  }

  close(): void {
    this.#closing.abort();
  }

  async #more(): Promise<boolean> {
    const read = await this.#reader?.read();
    if (!read || read.done) return false;
    this.text += new TextDecoder().decode(read.value);
    return true;
  }
}

function parse(block: string): LiveEvent | null {
  const lines = new Map(block.split('\n').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 2)]));
  const event = lines.get('event');
  return event ? { event, id: lines.get('id') ?? null, data: JSON.parse(lines.get('data') ?? 'null') } : null;
}
