import type { Instant } from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';
import { createLedger } from '@jejak/ledger';
import type { Attachments, SearchIndex, SubjectKeys } from '@jejak/privacy';
import { foundOffice, planOfficeYear } from './administration/index.ts';
import { Backlog, DeferredEventStore, DeferredSearchIndex, DeferredSubjectKeys } from './deferred/index.ts';
import { Escalation, FullDisk, NumberSweeper } from './managers/index.ts';
import { planOffices, SimulatedOffice } from './offices/index.ts';
import { planReports, receiveReport } from './reports/index.ts';
import { Chance, type SecretOf, seededRandomness } from './seed/index.ts';
import { OPENINGS, SIDELINES } from './sidelines/index.ts';
import { Agenda, DAY, HOUR, SimulatedClock, startOfDay } from './time/index.ts';
import { CaseBook, type Happening, RecentCases, Requests, Tally, type World } from './world/index.ts';

/** Empty stores that a year is written to. */
export interface SimulationStores {
  readonly events: EventStore;
  /** They take their secrets from `secretOf`. */
  readonly keys: SubjectKeys;
  readonly secretOf: SecretOf;
  readonly search: SearchIndex;
  readonly attachments: Attachments;
  /** Appends that may be under way at once; 1 where the store does not keep the order of the calls. */
  readonly appendsAtOnce: number;
}

export interface SimulationPlan {
  readonly seed: number;
  /** The present of the simulation; it begins a year before. */
  readonly until: Instant;
  /** How many cases reports open; duplicates and clients who come back are on top. */
  readonly cases: number;
  /** 1 to {@link MOST_OFFICES}. */
  readonly offices: number;
}

/** The year that is shown to whoever looks at Jejak for the first time; its present is up to whoever shows it. */
export const DEMO_PLAN = { seed: 2026, cases: 3_000, offices: 3 } as const;

export interface Progress {
  /** From 0 to 1, in simulated time. */
  readonly part: number;
  readonly events: number;
  readonly cases: number;
}

/** What a year came to. */
export interface SimulationResult {
  readonly events: number;
  readonly cases: number;
  /** Commands that the ledger said no to, by the code of the refusal. */
  readonly refusals: ReadonlyMap<string, number>;
}

const YEAR = 365 * DAY;
const PRIVATE_WRITES_AT_ONCE = 64;
const HAPPENINGS_A_BREATH = 200;
/** More than are open at a time; closed ones are seldom asked for. */
const CASES_IN_MEMORY = 15_000;

/**
 * Plays a year of offices into empty stores, through the ledger, on simulated time: one command after another in the
 * order of the agenda, so that the same plan gives the same events in the same global order. Durable once it resolves.
 */
export async function simulateYear(
  stores: SimulationStores,
  plan: SimulationPlan,
  watch: (progress: Progress) => void = () => {},
): Promise<SimulationResult> {
  const until = Date.parse(plan.until);
  const offices = planOffices(plan.offices, plan.cases).map((office) => new SimulatedOffice(office));
  const since = startOfDay(offices[0]?.plan.timeZone ?? 'UTC', until - YEAR);
  const cases = new CaseBook(offices);
  const events = new DeferredEventStore(stores.events, stores.appendsAtOnce, (stream, revision, appended) => {
    cases.hear(stream, revision, appended);
    sweeper.hear(stream, appended);
    escalation.hear(stream, appended);
  });
  const sweeper = new NumberSweeper();
  const escalation = new Escalation();
  const disk = new FullDisk();
  const aside = new Backlog(PRIVATE_WRITES_AT_ONCE);
  const clock = new SimulatedClock(since);
  const failures: unknown[] = [];
  const ledger = createLedger({
    store: disk.before(events),
    keys: new DeferredSubjectKeys(stores.keys, stores.secretOf, aside),
    search: new DeferredSearchIndex(stores.search, aside),
    clock,
    randomness: seededRandomness(plan.seed, 'ledger'),
    node: 'simulation',
    onError: (error) => disk.explains(error) || failures.push(error),
    casesInMemory: CASES_IN_MEMORY,
  });
  const world: World = {
    ...{ ledger, clock, offices, cases, until },
    attachments: stores.attachments,
    agenda: new Agenda<Happening>(),
    requests: new Requests(plan.seed),
    chance: new Chance(plan.seed),
    tally: new Tally(),
    recent: new RecentCases(),
    unknown: new Set(),
    openings: OPENINGS,
    sidelines: SIDELINES,
  };
  const tell = () =>
    watch({ part: (clock.at - since) / (until - since), events: events.events, cases: world.tally.cases });

  for (const office of offices) await foundOffice(world, office);
  sweeper.start(world);
  disk.plan(since, world);
  clock.goOnTo(since + HOUR);
  for (const office of offices) {
    planOfficeYear(office, since, world);
    for (const report of planReports(office, clock.at, until, world.chance)) {
      world.agenda.add(report.at, async () => receiveReport(report, world));
    }
  }
  for (let done = 0, next = world.agenda.next(until); next; next = world.agenda.next(until), done++) {
    clock.goOnTo(next.at);
    await next.item();
    escalation.look(world);
    if (done % HAPPENINGS_A_BREATH > 0) continue;
    await events.room();
    await aside.room();
    tell();
  }
  await ledger.close();
  await events.settled();
  await aside.settled();
  if (failures.length > 0) throw failures[0];
  tell();
  return { events: events.events, cases: world.tally.cases, refusals: world.tally.refusals };
}
