import type { Decision, DecisionContext, OfficeState, Refused } from '@jejak/domain';
import type { CommandRequest } from '../ledger.ts';
import type { Aggregates } from '../memory/index.ts';

/** What a decision may look at besides its own stream. */
export interface Reference {
  readonly office: OfficeState;
  /** True where no memory may be relied on: whatever else is looked at has its tail read as well. */
  readonly fresh: boolean;
}

/** One command on one stream: where it goes, who decides it, under whose key its body is authenticated. */
export interface Task<S> {
  readonly stream: string;
  readonly aggregates: Aggregates<S>;
  readonly request: CommandRequest;
  /** Why the stream is not there for whoever asks; null where it is. */
  missing(state: S): Refused | null;
  decide(state: S, reference: Reference, context: DecisionContext): Decision | Promise<Decision>;
  /** Office of the stream, as far as it is known from the state or from the command. */
  officeOf(state: S): string;
  /** Subject whose key authenticates the request. */
  principalOf(state: S): string;
  /** True where a stale office could let a revoked mandate sign. */
  needsFreshOffice(state: S): boolean;
  /** Makes durable what has to be there before the event; it may run for an append that fails. */
  beforeAppend?(): Promise<void>;
}
