import type { Failure } from './failure.ts';
import type { Row, SchemaModule, SqlValue, Statement, StatementResult } from './port.ts';

export interface WorkerSettings {
  readonly path: string;
  readonly schema: readonly SchemaModule[];
}

export type Job =
  | { readonly kind: 'read'; readonly sql: string; readonly params: readonly SqlValue[] }
  | { readonly kind: 'write'; readonly statements: readonly Statement[] }
  | { readonly kind: 'scrub' };

export type Outcome =
  | { readonly rows: readonly Row[] }
  | { readonly results: readonly StatementResult[] }
  | { readonly scrubbed: true }
  | { readonly failure: Failure };

export type ToWorker = { readonly kind: 'run'; readonly jobs: readonly Job[] } | { readonly kind: 'close' };

/** `done` carries one outcome a job, in the jobs' order. */
export type FromWorker =
  | { readonly kind: 'open' }
  | { readonly kind: 'not-open'; readonly failure: Failure }
  | { readonly kind: 'done'; readonly outcomes: readonly Outcome[] };
