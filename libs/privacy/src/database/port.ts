export type SqlValue = null | number | bigint | string | Uint8Array;
export type Row = { readonly [column: string]: SqlValue };

export interface Statement {
  readonly sql: string;
  readonly params?: readonly SqlValue[];
  /** Undoes the whole write with WriteRefused where this statement touches no row. */
  readonly mustChange?: true;
}

export interface StatementResult {
  readonly changes: number;
  /** What a SELECT or a RETURNING clause gave. */
  readonly rows: readonly Row[];
}

/**
 * One SQLite file, run in a worker thread. A read sees every write that was answered before it was asked.
 * Throws PrivateDatabaseError and its kinds, PrivateDatabaseClosed.
 */
export interface PrivateDatabase {
  read<R extends Row>(sql: string, params?: readonly SqlValue[]): Promise<readonly R[]>;
  /** All statements or none, resolved only when they are on disk; one result a statement. */
  write(statements: readonly Statement[]): Promise<readonly StatementResult[]>;
  /** Leaves nothing of what was deleted in the file or in its log; resolved only when that is so. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** The tables of one concern. Migration n leads from version n to n + 1; a released one is never edited. */
export interface SchemaModule {
  readonly name: string;
  readonly migrations: readonly string[];
}
