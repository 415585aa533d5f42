import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type AppendAnswer, type AppendQuestion, NO_STREAM } from './protocol.ts';
import { StreamCache, type StreamHead } from './stream-cache.ts';

const CACHED_STREAMS = 20_000;
const CELLS_AN_EVENT = 3;

/** The writer's side of the tables. Runs inside the transaction of whoever calls it. */
export class Ledger {
  readonly #heads = new StreamCache(CACHED_STREAMS);
  readonly #database: DatabaseSync;
  readonly #findHead: StatementSync;
  readonly #addStream: StatementSync;
  readonly #addEvent: StatementSync;
  readonly #between: StatementSync;
  #position = 0;
  #streams = 0;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#findHead = database.prepare(
      'SELECT id, (SELECT max(revision) FROM events WHERE stream = streams.id) AS revision FROM streams WHERE name = ?',
    );
    this.#addStream = database.prepare('INSERT INTO streams (id, name) VALUES (?, ?)');
    this.#addEvent = database.prepare(
      'INSERT INTO events (position, stream, revision, id, type, json) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#between = database.prepare(
      'SELECT id, position FROM events WHERE stream = ? AND revision > ? AND revision <= ? ORDER BY revision',
    );
    this.reload();
  }

  /** Position of the last event. */
  get position(): number {
    return this.#position;
  }

  /** Forgets everything that is not in the file: for the start, and after a transaction was rolled back. */
  reload(): void {
    this.#heads.clear();
    this.#position = this.#number('SELECT coalesce(max(position), 0) FROM events');
    this.#streams = this.#number('SELECT coalesce(max(id), 0) FROM streams');
  }

  /** Judges before it writes: a conflict leaves no trace and does not disturb the appends around it. */
  append({ stream, expected, cells }: AppendQuestion): AppendAnswer {
    const head = this.#head(stream);
    const actual = head?.revision ?? NO_STREAM;
    if (expected !== actual) return this.#repeated(head, expected, cells) ?? { kind: 'conflict', actual };
    return this.#write(head ?? this.#newStream(stream), cells);
  }

  #write(head: StreamHead, cells: readonly string[]): AppendAnswer {
    for (let at = 0; at < cells.length; at += CELLS_AN_EVENT) {
      const [id = '', type = '', json = ''] = [cells[at], cells[at + 1], cells[at + 2]];
      this.#addEvent.run(++this.#position, head.stream, ++head.revision, id, type, json);
    }
    return { kind: 'written', revision: head.revision, position: this.#position };
  }

  /** The first answer again, where exactly these ids already stand right after the expected revision. */
  #repeated(head: StreamHead | undefined, expected: number, cells: readonly string[]): AppendAnswer | undefined {
    const revision = expected + cells.length / CELLS_AN_EVENT;
    if (!head || revision > head.revision) return undefined;
    const stored = this.#between.all(head.stream, expected, revision);
    const same = stored.every(({ id }, index) => id === cells[index * CELLS_AN_EVENT]);
    return same ? { kind: 'written', revision, position: Number(stored.at(-1)?.position) } : undefined;
  }

  #head(name: string): StreamHead | undefined {
    const cached = this.#heads.get(name);
    if (cached) return cached;
    const row = this.#findHead.get(name);
    if (row === undefined) return undefined;
    return this.#remember(name, { stream: Number(row.id), revision: Number(row.revision) });
  }

  #newStream(name: string): StreamHead {
    this.#addStream.run(++this.#streams, name);
    return this.#remember(name, { stream: this.#streams, revision: NO_STREAM });
  }

  #remember(name: string, head: StreamHead): StreamHead {
    this.#heads.set(name, head);
    return head;
  }

  #number(sql: string): number {
    return Number(Object.values(this.#database.prepare(sql).get() ?? {})[0]);
  }
}
