import type { Instant } from '../event/index.ts';

/** Who decides to do something, and when; the only things from outside that a decision may look at. */
export interface DecisionContext {
  /** The instant of recording. */
  readonly now: Instant;
  /** Account of whoever records. */
  readonly user: string;
  /** May found offices. */
  readonly instanceAdministrator: boolean;
  /** Names what this command brings into being; the same for every try. */
  readonly commandId: string;
}
