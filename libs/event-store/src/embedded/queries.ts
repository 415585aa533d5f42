import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Cell, ReadQuestion } from './protocol.ts';

/** Rows as arrays in the order of the protocol's cells. CROSS JOIN keeps SQLite to the order written. */
const COLUMNS = 'e.position, s.name, e.revision, e.id, e.type, e.json';
const IN_GLOBAL_ORDER = `SELECT ${COLUMNS} FROM events e CROSS JOIN streams s ON s.id = e.stream
  WHERE e.position > ? AND e.position <= ?`;
const IN_STREAM = `SELECT ${COLUMNS} FROM streams s CROSS JOIN events e ON e.stream = s.id WHERE s.name = ?`;

/** A stretch ends at whichever comes first, so that neither its size nor its time has no bound. */
const STRETCH_EVENTS = 1_000;
const STRETCH_BYTES = 4 * 1024 * 1024;
const STRETCH_POSITIONS = 5_000;

const NO_LIMIT = -1;

export interface Found {
  readonly cells: readonly Cell[];
  /** Everything up to here was looked at. */
  readonly through: number;
}

/** The reader's side of the tables. */
export class Queries {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  answer(question: ReadQuestion): Found {
    switch (question.kind) {
      case 'stream':
        return this.#stream(question);
      case 'all':
        return this.#all(question);
      case 'end':
        return { cells: [], through: this.#lastPosition() };
      case 'scan':
        return this.#scan(question);
    }
  }

  #stream({ stream, from, direction, limit }: Extract<ReadQuestion, { kind: 'stream' }>): Found {
    const rows =
      direction === 'forwards'
        ? this.#prepare(`${IN_STREAM} AND e.revision >= ? ORDER BY e.revision LIMIT ?`)
        : this.#prepare(`${IN_STREAM} AND e.revision <= ? ORDER BY e.revision DESC LIMIT ?`);
    const first = from ?? (direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER);
    return collect(rows.iterate(stream, first, limit ?? NO_LIMIT), Number.POSITIVE_INFINITY);
  }

  #all({ after, limit }: Extract<ReadQuestion, { kind: 'all' }>): Found {
    const rows = this.#prepare(`${IN_GLOBAL_ORDER} ORDER BY e.position LIMIT ?`);
    return collect(rows.iterate(after, Number.MAX_SAFE_INTEGER, limit), Number.POSITIVE_INFINITY);
  }

  #scan({ after, prefixes }: Extract<ReadQuestion, { kind: 'scan' }>): Found {
    const end = Math.min(this.#lastPosition(), after + STRETCH_POSITIONS);
    if (end <= after) return { cells: [], through: after };
    const passes = prefixes ? `AND (${prefixes.map(() => 'instr(s.name, ?) = 1').join(' OR ') || 'FALSE'})` : '';
    const rows = this.#prepare(`${IN_GLOBAL_ORDER} ${passes} ORDER BY e.position LIMIT ?`);
    const found = collect(rows.iterate(after, end, ...(prefixes ?? []), STRETCH_EVENTS), STRETCH_BYTES);
    return found.full || found.count === STRETCH_EVENTS ? found : { cells: found.cells, through: end };
  }

  #lastPosition(): number {
    const row = this.#prepare('SELECT coalesce(max(position), 0) FROM events').get() ?? {};
    return Number(Object.values(row)[0]);
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql, { returnArrays: true });
    this.#statements.set(sql, statement);
    return statement;
  }
}

interface Collected extends Found {
  readonly count: number;
  /** The bytes ran out before the rows did. */
  readonly full: boolean;
}

function collect(rows: Iterable<unknown>, maxBytes: number): Collected {
  const cells: Cell[] = [];
  let bytes = 0;
  let count = 0;
  let through = 0;
  for (const row of rows) {
    const values = row as Cell[];
    for (const value of values) cells.push(value);
    through = Number(values[0]);
    bytes += String(values[5]).length;
    count += 1;
    if (bytes >= maxBytes) return { cells, count, through, full: true };
  }
  return { cells, count, through, full: false };
}
