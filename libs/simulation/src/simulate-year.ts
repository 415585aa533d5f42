import { foundOffice, planOfficeYear } from './administration/index.ts';
import { type OpenWorld, openWorld } from './open-world.ts';
import { planReports, receiveReport } from './reports/index.ts';
import type { Progress, SimulationPlan, SimulationResult, SimulationStores } from './simulation-plan.ts';
import { DAY, HOUR, SimulatedClock, startOfDay } from './time/index.ts';

const YEAR = 365 * DAY;
/** The first office's: its midnight begins the year. */
const TIME_ZONE = 'Asia/Jakarta';
const HAPPENINGS_A_BREATH = 200;

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
  const since = startOfDay(TIME_ZONE, until - YEAR);
  const clock = new SimulatedClock(since);
  const open = openWorld(stores, plan, clock);
  const { tally } = open.world;
  const tell = () => watch({ part: (clock.at - since) / (until - since), events: open.events(), cases: tally.cases });

  await planYear(open, since, until);
  await play(open, until, tell);
  await open.close();
  tell();
  return { events: open.events(), cases: tally.cases, refusals: tally.refusals };
}

/** Founds the offices and puts on the agenda whatever comes from outside; the rest follows from it. */
async function planYear({ world, sweeper, disk }: OpenWorld, since: number, until: number): Promise<void> {
  const { offices, clock, agenda, chance } = world;
  for (const office of offices) await foundOffice(world, office);
  sweeper.start(world);
  disk.plan(since, world);
  clock.goOnTo(since + HOUR);
  for (const office of offices) {
    planOfficeYear(office, since, world);
    for (const report of planReports(office, clock.at, until, chance)) {
      agenda.add(report.at, async () => receiveReport(report, world));
    }
  }
}

/** One happening after another; real waiting lies only between them, where it changes no order. */
async function play({ world, escalation, room }: OpenWorld, until: number, tell: () => void): Promise<void> {
  const { agenda, clock } = world;
  for (let done = 0, next = agenda.next(until); next; next = agenda.next(until), done++) {
    clock.goOnTo(next.at);
    await next.item();
    escalation.look(world);
    if (done % HAPPENINGS_A_BREATH > 0) continue;
    await room();
    tell();
  }
}
