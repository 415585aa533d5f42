import { createLedger } from '@jejak/ledger';
import { Backlog, DeferredEventStore, DeferredSearchIndex, DeferredSubjectKeys } from './deferred/index.ts';
import { Escalation, FullDisk, NumberSweeper } from './managers/index.ts';
import { planOffices, SimulatedOffice } from './offices/index.ts';
import { Chance, seededRandomness } from './seed/index.ts';
import { OPENINGS, SIDELINES } from './sidelines/index.ts';
import type { SimulationPlan, SimulationStores } from './simulation-plan.ts';
import { Agenda, type SimulatedClock } from './time/index.ts';
import { CaseBook, type Happening, RecentCases, Requests, Tally, type World } from './world/index.ts';

const PRIVATE_WRITES_AT_ONCE = 64;
/** Characters of events, of more cases than are open at a time; closed ones are seldom asked for. */
const CASES_IN_MEMORY = 150_000_000;

/** A world before its first day, and what works in it unseen. */
export interface OpenWorld {
  readonly world: World;
  readonly escalation: Escalation;
  readonly sweeper: NumberSweeper;
  readonly disk: FullDisk;
  /** Events so far. */
  events(): number;
  /** Lets the stores work, and holds back where they are far behind. Throws what an append came to. */
  room(): Promise<void>;
  /** Resolves once everything is durable. Throws what was left undone. */
  close(): Promise<void>;
}

/** Puts the ledger over stores that are written behind it, and everything that hears of its events around it. */
export function openWorld(stores: SimulationStores, plan: SimulationPlan, clock: SimulatedClock): OpenWorld {
  const { seed } = plan;
  const offices = planOffices(plan.offices, plan.cases).map((office) => new SimulatedOffice(office));
  const cases = new CaseBook(offices);
  const sweeper = new NumberSweeper();
  const escalation = new Escalation();
  const disk = new FullDisk();
  const events = new DeferredEventStore(stores.events, stores.appendsAtOnce, (stream, revision, appended) => {
    cases.hear(stream, revision, appended);
    sweeper.hear(stream, appended);
    escalation.hear(stream, appended);
  });
  const aside = new Backlog(PRIVATE_WRITES_AT_ONCE);
  const failures: unknown[] = [];
  const ledger = createLedger({
    store: disk.before(events),
    keys: new DeferredSubjectKeys(stores.keys, stores.secretOf, aside),
    search: new DeferredSearchIndex(stores.search, aside),
    clock,
    randomness: seededRandomness(seed, 'ledger'),
    node: 'simulation',
    onError: (error) => disk.explains(error) || failures.push(error),
    casesInMemory: CASES_IN_MEMORY,
  });
  const world: World = {
    ...{ ledger, clock, offices, cases, until: Date.parse(plan.until) },
    attachments: stores.attachments,
    agenda: new Agenda<Happening>(),
    requests: new Requests(seed),
    chance: new Chance(seed),
    tally: new Tally(),
    recent: new RecentCases(),
    unknown: new Set(),
    openings: OPENINGS,
    sidelines: SIDELINES,
  };
  return {
    ...{ world, escalation, sweeper, disk },
    events: () => events.events,
    async room() {
      await events.room();
      await aside.room();
    },
    async close() {
      await ledger.close();
      await events.settled();
      await aside.settled();
      if (failures.length > 0) throw failures[0];
    },
  };
}
