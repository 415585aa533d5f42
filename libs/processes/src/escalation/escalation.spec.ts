import {
  type CaseEvent,
  clocksOf,
  comingReminders,
  currentCalendar,
  evolveCase,
  evolveOffice,
  newCase,
  newOffice,
  type OfficeEvent,
  reminderKey,
} from '@jejak/domain';
import type { CommandOnCase } from '@jejak/ledger';
import { by, LETTER, ODGJ, taken } from '@jejak/ledger/testing';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Bench } from '../testing/bench.ts';
import { Escalation } from './escalation.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(() => bench.close());

const sentFor = async (id: string) =>
  (await bench.stage.eventsOf(`escalation-${id}`)).map(({ data }) => data as Parameters<typeof reminderKey>[0]);

async function step(escalation: Escalation): Promise<number> {
  await bench.caughtUp();
  await bench.live.refresh();
  return escalation.step(bench.now);
}

const does = (id: string, command: CommandOnCase, key: string, person = 'loket') =>
  bench.stage.ledger.onCase(id, command, by(person, key));

/** Asked one after the other until nothing is left for weeks to come. */
async function passTime(escalation: Escalation, days: number): Promise<void> {
  const end = Date.parse(bench.now) + days * DAY;
  for (;;) {
    await step(escalation);
    await bench.caughtUp();
    const next = await escalation.nextAt();
    if (next === null || Date.parse(next) > end) return;
    if (next > bench.now) bench.stage.stores.clock.set(next);
  }
}

describe('an office is reminded', () => {
  test('of each rung when it is reached, and not before', async () => {
    const [id = ''] = await taken(bench.stage.ledger, 'r1', 1, LETTER);
    const escalation = new Escalation(bench.models, bench.stage.ledger);
    expect(await step(escalation)).toBe(0);
    const next = (await escalation.nextAt()) ?? '';
    bench.stage.stores.clock.set(new Date(Date.parse(next) - 1).toISOString());
    expect(await step(escalation)).toBe(0);
    bench.stage.stores.clock.set(next);
    expect([await step(escalation), await step(escalation)]).toEqual([1, 0]);
    await passTime(escalation, 30);
    expect((await sentFor(id)).map(({ rung }) => rung)).toEqual(['half', 'four-fifths', 'due', 'late']);
    expect(await escalation.nextAt()).toBeNull();
  });

  test('of nothing while the clock is paused, and of the due date that holds afterwards', async () => {
    const [id = ''] = await taken(bench.stage.ledger, 'r1', 1, LETTER);
    const escalation = new Escalation(bench.models, bench.stage.ledger);
    const pause = { reason: 'file-incomplete', party: 'applicant' };
    expect(await does(id, { kind: 'pause-clock', facts: pause }, 'p1')).toMatchObject({ kind: 'accepted' });
    bench.stage.stores.clock.move(20 * DAY);
    expect([await step(escalation), await escalation.nextAt()]).toEqual([0, null]);
    expect(await does(id, { kind: 'resume-clock', facts: {} }, 'p2')).toMatchObject({ kind: 'accepted' });
    await passTime(escalation, 30);
    const sent = await sentFor(id);
    expect(sent.map(({ rung }) => rung)).toEqual(['half', 'four-fifths', 'due', 'late']);
    expect(new Set(sent.map(({ dueAt }) => dueAt)).size).toBe(1);
  });

  test('of no case that has ended', async () => {
    const [id = ''] = await taken(bench.stage.ledger, 'r1', 1, LETTER);
    const ended = await does(id, { kind: 'record-step', step: 'ditarik' }, 'w1');
    if (ended.kind !== 'accepted') throw new Error(JSON.stringify(ended));
    await passTime(new Escalation(bench.models, bench.stage.ledger), 30);
    expect(await sentFor(id)).toEqual([]);
  });
});

/** What must have been sent by now, told slowly: every case folded again from its own stream. */
async function reached(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const events = await bench.stage.eventsOf('office-DMI');
  const office = events.reduce((state, event) => evolveOffice(state, event as OfficeEvent), newOffice('DMI'));
  const calendar = currentCalendar(office);
  const keys = new Map<string, readonly string[]>();
  for (const id of ids) {
    const told = await bench.stage.eventsOf(`case-${id}`);
    const state = told.reduce((before, event) => evolveCase(before, event as CaseEvent), newCase(id));
    const standard = office.adoptions.find(({ hash }) => hash === state.standard)?.standard;
    if (!standard || !calendar) throw new Error('the office never adopted it');
    const coming = comingReminders(clocksOf(state, standard, calendar, bench.now), calendar, new Set());
    keys.set(
      id,
      coming.filter(({ at }) => at <= bench.now).map((reminder) => reminderKey(reminder)),
    );
  }
  return keys;
}

test('two of them at once, restarts at random and moved due dates: each rung once for each due date', async () => {
  const ids = [
    ...(await taken(bench.stage.ledger, 'letters', 4, LETTER)),
    ...(await taken(bench.stage.ledger, 'others', 4, ODGJ)),
  ];
  const both = () => [bench.stage.ledger, bench.another()].map((ledger) => new Escalation(bench.models, ledger));
  const expected = new Map(ids.map((id) => [id, new Set<string>()]));
  let pair = both();
  let moved = 0;
  const catchUpAndStep = async () => {
    await bench.caughtUp();
    await bench.live.refresh();
    for (const [of, keys] of await reached(ids)) for (const each of keys) expected.get(of)?.add(each);
    await Promise.all(pair.map((escalation) => escalation.step(bench.now)));
  };
  await bench.caughtUp();
  await bench.live.refresh();
  bench.stage.stores.clock.set((await pair[0]?.nextAt()) ?? '');
  await catchUpAndStep();
  for (const [n, id] of ids.entries()) {
    await does(id, { kind: 'extend-term', facts: { by: 1, reason: 'decree' } }, `x${n}`, 'manajer');
  }
  for (let round = 0; round < 60; round++) {
    const id = ids[Math.floor(Math.random() * ids.length)] ?? '';
    const key = `k${round}`;
    switch (Math.floor(Math.random() * 7)) {
      case 0:
        await does(id, { kind: 'pause-clock', facts: { reason: 'file-incomplete', party: 'applicant' } }, key);
        break;
      case 1:
        await does(id, { kind: 'resume-clock', facts: {} }, key);
        break;
      case 2: {
        const date = new Date(Date.parse(bench.now) + Math.floor(Math.random() * 4) * DAY).toISOString().slice(0, 10);
        const holiday = {
          kind: 'announce-holiday',
          date,
          name: 'Libur',
          holidayKind: 'national',
          source: 'SKB',
        } as const;
        await bench.stage.ledger.onOffice('DMI', holiday, by('kadis', key));
        break;
      }
      case 3:
        await does(id, { kind: 'extend-term', facts: { by: 1, reason: 'decree' } }, key, 'kabid-rehsos');
        break;
      case 4:
        await bench.restart(Math.random() < 0.5);
        break;
      case 5:
        pair = both();
        break;
      default:
    }
    bench.stage.stores.clock.move(Math.floor(Math.random() * 10) * HOUR);
    await catchUpAndStep();
  }
  for (const id of ids) {
    const sent = (await sentFor(id)).map((reminder) => reminderKey(reminder));
    expect(sent.toSorted()).toEqual([...(expected.get(id) ?? [])].toSorted());
    moved += new Set((await sentFor(id)).map(({ dueAt }) => dueAt)).size - 1;
  }
  expect(moved).toBeGreaterThan(0);
}, 120_000);
