import { LogFile } from './log-file.ts';

/** One event as the server keeps it. */
export interface LogRecord {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Buffer;
  readonly metadata: Buffer;
  /** Strictly increasing, with gaps. */
  readonly position: number;
  /** In ticks of 100 ns since the Unix epoch. */
  readonly created: string;
}

export type ProposedRecord = Pick<LogRecord, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

/** Bytes that a record takes in the log besides its data, about. */
const OVERHEAD = 120;
const TICKS_A_MILLISECOND = 10_000n;

/** Everything that is stored, in one order; in memory, or in a file as well. */
export class Log {
  readonly #records: LogRecord[] = [];
  readonly #streams = new Map<string, LogRecord[]>();
  readonly #file: LogFile | undefined;
  #waiting: (() => void)[] = [];
  #end = 0;

  constructor(path?: string) {
    this.#file = path === undefined ? undefined : new LogFile(path);
    for (const record of this.#file?.read() ?? []) this.#keep(record);
    if (this.#records.length === 0) this.#beginAsServersDo();
  }

  get length(): number {
    return this.#records.length;
  }

  at(index: number): LogRecord | undefined {
    return this.#records.at(index);
  }

  stream(name: string): readonly LogRecord[] {
    return this.#streams.get(name) ?? [];
  }

  /** Index of the first record at the position or after it. */
  indexOf(position: number): number {
    let [low, high] = [0, this.#records.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#records[middle]?.position ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  append(stream: string, proposed: readonly ProposedRecord[]): LogRecord | undefined {
    const first = this.stream(stream).length;
    const created = (BigInt(Date.now()) * TICKS_A_MILLISECOND).toString();
    let end = this.#end;
    const records = proposed.map((record, index) => {
      const position = end;
      end += OVERHEAD + stream.length + record.data.length + record.metadata.length;
      return { ...record, stream, revision: first + index, position, created };
    });
    this.#file?.write(records);
    for (const record of records) this.#keep(record);
    for (const wake of this.#waiting.splice(0)) wake();
    return records.at(-1);
  }

  /** Resolves when something is appended. */
  more(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#file?.close();
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #keep(record: LogRecord): void {
    this.#records.push(record);
    const stream = this.#streams.get(record.stream);
    if (stream) stream.push(record);
    else this.#streams.set(record.stream, [record]);
    this.#end = record.position + OVERHEAD + record.stream.length + record.data.length + record.metadata.length;
  }

  /** Events of its own, which a reader of all streams meets first. */
  #beginAsServersDo(): void {
    const json = { contentType: 'application/json', metadata: Buffer.alloc(0) };
    const own = (id: number, type: string, data: string) => ({
      id: `00000000-0000-4000-8000-00000000000${id}`,
      type,
      data: Buffer.from(data),
      ...json,
    });
    this.append('$$$scavenges', [own(1, '$metadata', '{"$maxAge":2592000}')]);
    this.append('$scavenges', [own(2, '$scavengeIndexInitialized', '{}')]);
  }
}
