import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ACCESS_EVENT_TYPES,
  adoptionByHash,
  CASE_FACT_TYPES,
  type CaseEvent,
  type CaseState,
  clocksOf,
  currentCalendar,
  ESCALATION_EVENT_TYPES,
  type EscalationEvent,
  evolveCase,
  evolveOffice,
  type LedgerEvent,
  localDateIn,
  newCase,
  newOffice,
  OFFICE_EVENT_TYPES,
  type OfficeEvent,
  type OfficeState,
  openTime,
  parseStream,
  promiseOf,
  REGISTER_EVENT_TYPES,
  type RegisterEvent,
  reminderKey,
  STEP_TYPES,
  SUBJECT_EVENT_TYPES,
} from '@jejak/domain';
import { lockDataFolder, openEmbeddedEventStore, type StoredEvent } from '@jejak/event-store';
import { LedgerCheck, type LedgerReport } from '@jejak/integrity';
import { loadCatalogue } from '@jejak/standards';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEMO_PLAN, simulateIntoFolder } from './index.ts';
import { endsOf } from './work/index.ts';

type MandateGiven = Extract<OfficeEvent, { readonly type: 'MandateGiven' }>;
type ReminderSent = Extract<EscalationEvent, { readonly type: 'ReminderSent' }>;

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const UNTIL = '2026-11-24T03:00:00.000Z';
const root = await mkdtemp(join(tmpdir(), 'jejak-demo-'));
const types = new Set<string>();
const cases = new Map<string, CaseState>();
const offices = new Map<string, OfficeState>();
const numbers = new Map<string, RegisterEvent[]>();
const reached = new Set<string>();
/** Identities of the reminders, with their case. */
const reminders: string[] = [];
/** When each case was taken in. */
const recordings = new Map<string, string>();
/** What people recorded while their office was closed, its founding left out. */
const outOfHours = new Set<string>();
const mandates: MandateGiven[] = [];
let report: LedgerReport;
let opened = 0;

beforeAll(async () => {
  const folder = join(root, 'demo');
  ({ cases: opened } = await simulateIntoFolder(folder, { ...DEMO_PLAN, until: UNTIL }, { passwordCost: CHEAP }));
  using lock = lockDataFolder(folder, 'spec');
  const store = await openEmbeddedEventStore(lock);
  const check = new LedgerCheck();
  let page: readonly StoredEvent[] = [];
  do {
    const after = page.at(-1)?.position;
    page = await store.readAll({ limit: 5_000, ...(after === undefined ? {} : { after }) });
    for (const event of page) {
      check.take(event);
      fold(event);
    }
  } while (page.length > 0);
  await store.close();
  report = check.report();
}, 300_000);
afterAll(() => rm(root, { recursive: true, force: true }));

function fold({ type, stream, json }: StoredEvent): void {
  types.add(type);
  noteHours(JSON.parse(json) as LedgerEvent);
  const { kind, key = '' } = parseStream(stream) ?? {};
  if (kind === 'case') {
    const state = evolveCase(cases.get(key) ?? newCase(key), JSON.parse(json) as CaseEvent);
    cases.set(key, state);
    if (state.revision === 0) recordings.set(key, state.recordedAt);
    if (state.terminal) reached.add(`${state.service}/${state.terminal.state}`);
  }
  if (kind === 'office') {
    offices.set(key, evolveOffice(offices.get(key) ?? newOffice(key), JSON.parse(json) as OfficeEvent));
  }
  if (type === 'MandateGiven') mandates.push(JSON.parse(json) as MandateGiven);
  if (kind === 'escalation' && type === 'ReminderSent') {
    reminders.push(`${key}/${reminderKey((JSON.parse(json) as ReminderSent).data)}`);
  }
  if (kind === 'register' || kind === 'letters') {
    numbers.set(stream, [...(numbers.get(stream) ?? []), JSON.parse(json) as RegisterEvent]);
  }
}

function noteHours({ type, office, recordedAt, recordedBy }: LedgerEvent): void {
  const calendar = currentCalendar(offices.get(office) ?? newOffice(office));
  if (!calendar || cases.size === 0 || 'system' in recordedBy) return;
  const at = Date.parse(recordedAt);
  // What is finished at closing time is recorded at closing time.
  const around = [at - 60_000, at + 1].map((instant) => new Date(instant).toISOString());
  if (openTime(calendar, around[0] ?? '', around[1] ?? '') === 0) outOfHours.add(type);
}

test('people record in the hours of their office; by night only what comes in by night', () => {
  expect([...outOfHours].toSorted()).toEqual(['ReportReceived', 'SubjectRegistered']);
});

test('every mandate rests on a letter of its own, which was written by then', () => {
  expect(mandates.length).toBeGreaterThan(9);
  const numbers = mandates.map(({ office, data }) => `${office} ${data.letter.number}`);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const { office, data, recordedAt } of mandates) {
    const calendar = currentCalendar(offices.get(office) ?? newOffice(office));
    expect(calendar && data.letter.date <= localDateIn(calendar, recordedAt)).toBe(true);
  }
});

test('three thousand cases leave thirty thousand events, and every chain is whole', () => {
  expect(opened).toBeGreaterThanOrEqual(3_000);
  expect(cases.size).toBe(opened);
  expect(report.events).toBeGreaterThanOrEqual(30_000);
  expect(report.faults).toEqual([]);
});

test('every type of event that the domain declares occurs', () => {
  const declared = [
    ...STEP_TYPES,
    ...CASE_FACT_TYPES,
    ...OFFICE_EVENT_TYPES,
    ...SUBJECT_EVENT_TYPES,
    ...REGISTER_EVENT_TYPES,
    ...ACCESS_EVENT_TYPES,
    ...ESCALATION_EVENT_TYPES,
  ];
  expect(declared.filter((type) => !types.has(type))).toEqual([]);
});

test('every standard comes to each of its ends that a case can come to', () => {
  const ends = [...loadCatalogue().standards.values()].flatMap(({ standard: { service, procedure } }) =>
    endsOf(procedure).map((end) => `${service}/${end}`),
  );
  expect(ends.filter((end) => !reached.has(end))).toEqual([]);
});

test('a case that found no room for its number got it later, from the sweeper', () => {
  const given = [...numbers].filter(([stream]) => stream.startsWith('register-')).flatMap(([, events]) => events);
  const late = given.filter(({ type, data, recordedAt }) => {
    const openedAt = recordings.get(data.case) ?? recordedAt;
    return type === 'NumberAllotted' && Date.parse(recordedAt) - Date.parse(openedAt) > 60_000;
  });
  expect(late.length).toBeGreaterThan(0);
  expect(new Set(given.map(({ data }) => data.case))).toEqual(new Set(cases.keys()));
});

test('each rung of a clock is reminded of once for each due date', () => {
  expect(reminders.length).toBeGreaterThan(1_000);
  expect(new Set(reminders).size).toBe(reminders.length);
});

test('numbers are given out one by one; only voids follow a number that was given already', () => {
  expect([...numbers.keys()].filter((stream) => stream.startsWith('register-')).length).toBeGreaterThanOrEqual(6);
  for (const [stream, events] of numbers) {
    const given = events.filter(({ type }) => type === 'NumberAllotted').map(({ data }) => data.number);
    expect([stream, given]).toEqual([stream, given.map((_, index) => index + 1)]);
    const voided = events.filter(({ type }) => type === 'NumberVoided').map(({ data }) => data.number);
    expect(voided.filter((number) => !given.includes(number))).toEqual([]);
  }
});

test('most cases of every standard are in time, and some of the year are late', () => {
  const judged = [...cases.values()].flatMap((state) => {
    const office = offices.get(state.office);
    const calendar = office && currentCalendar(office);
    const standard = office && adoptionByHash(office, state.standard)?.standard;
    const onTime = calendar && standard ? promiseOf(clocksOf(state, standard, calendar, UNTIL))?.onTime : null;
    return typeof onTime === 'boolean' ? [{ service: state.service, onTime }] : [];
  });
  for (const [service, outcomes] of Map.groupBy(judged, (outcome) => outcome.service)) {
    const part = outcomes.filter(({ onTime }) => onTime).length / outcomes.length;
    expect({ service, mostly: part > 0.5 }).toEqual({ service, mostly: true });
  }
  expect(judged.filter(({ onTime }) => !onTime).length).toBeGreaterThan(100);
});
