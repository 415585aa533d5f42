import type { Ledger } from '@jejak/ledger';
import type { Attachments } from '@jejak/privacy';
import type { SimulatedOffice } from '../offices/index.ts';
import type { Chance } from '../seed/index.ts';
import type { Agenda, SimulatedClock } from '../time/index.ts';
import type { CaseBook } from './case-book.ts';
import type { Requests } from './requests.ts';
import type { Tally } from './tally.ts';

/** What is to happen at an instant of the agenda. */
export type Happening = () => Promise<void>;

/** Everything that a simulated year is played with. */
export interface World {
  readonly ledger: Ledger;
  readonly clock: SimulatedClock;
  readonly agenda: Agenda<Happening>;
  readonly offices: readonly SimulatedOffice[];
  readonly attachments: Attachments;
  readonly cases: CaseBook;
  readonly requests: Requests;
  /** For what concerns no case of its own. */
  readonly chance: Chance;
  readonly tally: Tally;
  /** The simulated present, where everything stops; epoch milliseconds. */
  readonly until: number;
}
