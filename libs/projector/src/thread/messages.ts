import type { EventStoreSource, StoreTrouble } from '@jejak/event-store';
import type { Checkpoint, ReadStoreSource } from '@jejak/read-store';
import type { ParkedEntry, ParkedSummary } from '../parking/index.ts';
import type { Notice, ProjectorHealth } from '../projector/index.ts';
import type { RebuildOutcome, RebuildProgress, RebuildReport } from '../rebuilding/index.ts';

/** What the projector's thread is started with. */
export interface ThreadData {
  readonly eventStore: EventStoreSource;
  readonly readStore: ReadStoreSource;
  readonly graceMs: number | undefined;
  readonly turn: Turn;
}

/** Whether it takes over from whoever projects over the same store, or waits until nobody does. */
export type Turn = 'at-once' | 'after-others';

/** What may be asked of it, with what it answers. */
export interface Requests {
  readonly health: { readonly asks: null; readonly answers: ProjectorHealth };
  readonly caughtUp: { readonly asks: null; readonly answers: null };
  readonly rebuild: { readonly asks: { readonly acceptDifferences: boolean }; readonly answers: RebuildReport };
  readonly interrupt: { readonly asks: null; readonly answers: null };
  readonly listParked: { readonly asks: null; readonly answers: readonly ParkedSummary[] };
  readonly showParked: { readonly asks: string; readonly answers: readonly ParkedEntry[] };
  readonly retryParked: { readonly asks: string; readonly answers: readonly ParkedEntry[] };
  readonly stop: { readonly asks: null; readonly answers: null };
}

export type Kind = keyof Requests;
export type Question = { readonly [K in Kind]: { readonly kind: K; readonly asks: Requests[K]['asks'] } }[Kind];
export type Asked = Question & { readonly number: number };

export type FromThread =
  /** Another projector is at work; this one waits for its turn. */
  | { readonly kind: 'standingBy' }
  | { readonly kind: 'started' }
  | { readonly kind: 'committed'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'progress'; readonly progress: RebuildProgress }
  | { readonly kind: 'rebuilt'; readonly report: RebuildReport; readonly outcome: RebuildOutcome }
  | { readonly kind: 'trouble'; readonly trouble: StoreTrouble }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'answer'; readonly number: number; readonly answer: Requests[Kind]['answers'] }
  | { readonly kind: 'failure'; readonly number: number; readonly failure: TransferredFailure }
  | { readonly kind: 'ended'; readonly failure: TransferredFailure };

/** An error loses its class on its way between threads, so it goes as what it says. */
export interface TransferredFailure {
  readonly name: string;
  readonly message: string;
  readonly report: RebuildReport | null;
  /** What an operator can do about it. */
  readonly advice: string | null;
}
