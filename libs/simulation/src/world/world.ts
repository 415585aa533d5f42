import type { Act } from '@jejak/domain';
import type { Ledger } from '@jejak/ledger';
import type { Attachments } from '@jejak/privacy';
import type { SimulatedOffice } from '../offices/index.ts';
import type { Chance } from '../seed/index.ts';
import type { Agenda, SimulatedClock } from '../time/index.ts';
import type { CaseLife } from '../work/index.ts';
import type { CaseBook } from './case-book.ts';
import type { RecentCases } from './recent-cases.ts';
import type { Requests } from './requests.ts';
import type { Tally } from './tally.ts';

/** What is to happen at an instant of the agenda. */
export type Happening = () => Promise<void>;

/** Looks at an act that was just recorded and may put something on the agenda. */
export type Sideline = (done: Act, life: CaseLife, world: World) => void;

/** Looks at a case that was just opened and may put something on the agenda. */
export type Opening = (life: CaseLife, world: World) => void;

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
  readonly recent: RecentCases;
  /** Subjects of whom nothing is known that a name could be. */
  readonly unknown: Set<string>;
  /** What else may come of a case that was just opened. */
  readonly openings: readonly Opening[];
  /** What else may come of a recorded act. */
  readonly sidelines: readonly Sideline[];
  /** The simulated present, where everything stops; epoch milliseconds. */
  readonly until: number;
}
