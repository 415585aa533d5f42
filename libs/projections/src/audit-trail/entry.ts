import type { Instant, Json, Performer, Recorder, SealedFact, StreamKind } from '@jejak/domain';

/** One event of the ledger, whoever it concerns. */
export interface AuditEntry {
  readonly id: string;
  /** Place in the global order of the ledger. */
  readonly ordinal: number;
  readonly stream: string;
  readonly streamKind: StreamKind | 'other';
  readonly revision: number;
  readonly office: string;
  readonly case: string | null;
  readonly subject: string | null;
  readonly type: string;
  readonly performedBy: Performer;
  readonly recordedBy: Recorder;
  /** Account of whoever recorded it; null for the system itself. */
  readonly user: string | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly commandId: string;
  readonly correlationId: string;
  /** Public facts, without what is whole documents: a standard, a clock's policy. */
  readonly data: { readonly [name: string]: Json };
  readonly sealed: readonly SealedFact[];
}
