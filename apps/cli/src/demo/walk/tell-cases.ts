import { type Instant, newCase, normalInstant } from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';
import { type CommandRequest, type Ledger, nameId } from '@jejak/ledger';
import { accepted } from '../accepted.ts';
import { Chance } from '../chance.ts';
import { DEMO_NAMESPACE } from '../people/index.ts';
import type { StoryClock } from '../story-clock.ts';
import { nextStep } from './next-step.ts';
import { gapMinutes, officeMinutesAfter, openingAt } from './pace.ts';
import { reportOf } from './report-of.ts';
import { readOn, type Scene, type Story } from './story.ts';

const MOST_STEPS = 40;

export interface Telling {
  readonly ledger: Ledger;
  readonly store: EventStore;
  readonly clock: StoryClock;
  readonly scenes: readonly Scene[];
  readonly cases: number;
  readonly weeks: number;
  readonly seed: number;
  /** The present, where all stories stop. */
  readonly until: Instant;
}

/** Brings cases of every standard as far as they come until now, in the order of time. */
export async function tellCases(telling: Telling): Promise<void> {
  let waiting = beginnings(telling);
  while (waiting.length > 0) {
    waiting.sort((a, b) => (a.nextAt < b.nextAt ? -1 : 1));
    const [story, ...others] = waiting;
    if (!story || story.nextAt >= telling.until) return;
    telling.clock.goOnTo(story.nextAt);
    const next = story.state ? await goOn(story, telling) : await begin(story, telling);
    waiting = next ? [next, ...others] : others;
  }
}

function beginnings({ scenes, cases, weeks, seed, until }: Telling): Story[] {
  const services = scenes.flatMap((scene) => scene.office.standards.map((standard) => ({ scene, standard })));
  return Array.from({ length: cases }, (_, index) => {
    const service = services[index % services.length];
    if (!service) throw new Error('there are no standards to tell cases of');
    const chance = new Chance(seed * 100_003 + index);
    return {
      index,
      ...service,
      chance,
      pace: chance.happens(0.75) ? 0.4 + chance.next() * 0.6 : 1 + chance.next(),
      restsAt: chance.happens(0.2) ? chance.between(1, 6) : MOST_STEPS,
      state: null,
      nextAt: openingAt(service.scene.calendar, until, weeks, chance),
    };
  });
}

async function begin(story: Story, { ledger, store }: Telling): Promise<Story> {
  const { scene, standard, chance } = story;
  const { code, staff } = scene.office;
  const desk = chance.shuffled(staff.filter(({ position }) => position?.role === 'front-desk'));
  const [recorder] = desk;
  if (!recorder) throw new Error(`${code} has nobody at the front desk`);
  const request = requestOf(story, 'report', recorder.user);
  const { items } = await ledger.takeIn(reportOf(standard, code, chance), request);
  const [item] = items;
  if (!item) throw new Error('a report opened no case');
  accepted(item.answer);
  return later(story, await readOn(store, newCase(item.case)));
}

async function goOn(story: Story, { ledger, store, clock }: Telling): Promise<Story | null> {
  const { state, scene, standard, chance } = story;
  if (!state || state.terminal || state.history.length > story.restsAt) return null;
  const request = (user: string) => requestOf(story, `step/${state.revision}`, user);
  const now = clock.now();
  const moment = {
    ...{ state, standard, office: scene.state, staff: scene.office.staff, now },
    occurredAt: happenedAt(now, state.lastStepAt, chance),
    commandId: request('').commandId,
  };
  const recording = nextStep(moment, chance);
  if (!recording) return null;
  accepted(await ledger.onCase(state.id, recording.command, request(recording.user)));
  return later(story, await readOn(store, state));
}

/** Some of it is written down at once, some of it up to an hour later. */
function happenedAt(now: Instant, lastStepAt: Instant, chance: Chance): Instant {
  const minutes = chance.happens(0.7) ? 0 : chance.between(1, 60);
  const at = normalInstant(new Date(Date.parse(now) - minutes * 60_000).toISOString());
  return at > lastStepAt ? at : lastStepAt;
}

function later(story: Story, state: NonNullable<Story['state']>): Story {
  const minutes = gapMinutes(story.standard, story.pace, story.chance);
  return { ...story, state, nextAt: officeMinutesAfter(story.scene.calendar, story.nextAt, minutes) };
}

function requestOf({ index, scene }: Story, what: string, user: string): CommandRequest {
  const { code } = scene.office;
  const commandId = nameId(DEMO_NAMESPACE, `${code}/case/${index}/${what}`);
  return { commandId, user, instanceAdministrator: false, body: {}, correlationId: commandId, office: code };
}
