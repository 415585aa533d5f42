import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder, openEmbeddedEventStore, type StoredEvent } from '@jejak/event-store';
import { LedgerCheck, type LedgerReport } from '@jejak/integrity';
import { loadCatalogue } from '@jejak/standards';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { simulateIntoFolder } from './index.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const PLAN = { cases: 150, offices: 3, seed: 7, until: '2026-11-24T03:00:00.000Z' };
const root = await mkdtemp(join(tmpdir(), 'jejak-simulation-'));
afterAll(() => rm(root, { recursive: true, force: true }));

interface Told {
  readonly events: readonly StoredEvent[];
  readonly report: LedgerReport;
}

async function tell(name: string, seed: number): Promise<Told> {
  const folder = join(root, name);
  const result = await simulateIntoFolder(folder, { ...PLAN, seed }, { passwordCost: CHEAP });
  using lock = lockDataFolder(folder, 'spec');
  const store = await openEmbeddedEventStore(lock);
  const events = await store.readAll({ limit: 100_000 });
  await store.close();
  expect(result.events).toBe(events.length);
  expect(result.cases).toBeGreaterThanOrEqual(PLAN.cases);
  const check = new LedgerCheck();
  for (const event of events) check.take(event);
  return { events, report: check.report() };
}

const typed = (events: readonly StoredEvent[], type: string) =>
  events.filter((event) => event.type === type).map(({ json }) => JSON.parse(json));

describe('a year of a hundred and fifty cases', () => {
  let told: Told;
  beforeAll(async () => {
    told = await tell('once', PLAN.seed);
  });

  test('is the same to the last byte from the same seed, and another from another', async () => {
    expect((await tell('again', PLAN.seed)).report).toEqual(told.report);
    expect((await tell('otherwise', PLAN.seed + 1)).report.digest).not.toBe(told.report.digest);
  });

  test('leaves whole chains behind', () => {
    expect(told.report.faults).toEqual([]);
  });

  test('records nothing in the future, and nothing of a case before it happened', () => {
    for (const { stream, json } of told.events) {
      const { occurredAt, recordedAt } = JSON.parse(json);
      expect(recordedAt < PLAN.until).toBe(true);
      if (stream.startsWith('case-')) expect(occurredAt <= recordedAt).toBe(true);
    }
  });

  test('records in the order of time, over all streams', () => {
    const times = told.events.map(({ json }) => JSON.parse(json).recordedAt);
    expect(times).toEqual([...times].sort());
  });

  test('opens cases of every standard and numbers each of them once, without a gap', () => {
    const opened = typed(told.events, 'ReportReceived');
    expect(new Set(opened.map(({ data }) => data.service))).toEqual(new Set(loadCatalogue().standards.keys()));
    const allotted = typed(told.events, 'NumberAllotted');
    const numbered = allotted.filter(({ data }) => data.document === null).map(({ data }) => data.case);
    expect(numbered.toSorted()).toEqual(opened.map(({ stream }) => stream.slice('case-'.length)).toSorted());
    for (const [stream, numbers] of Map.groupBy(allotted, (event) => event.stream)) {
      expect([stream, numbers.map(({ data }) => data.number)]).toEqual([stream, numbers.map((_, index) => index + 1)]);
    }
  });

  test('marks its offices and its people as invented', () => {
    const offices = typed(told.events, 'OfficeEstablished').map(({ data }) => data);
    expect(offices).toMatchObject([
      { code: 'DMI', demo: true },
      { code: 'GTO', demo: true },
      { code: 'PLW', demo: true },
    ]);
    for (const { data } of typed(told.events, 'OfficerRegistered')) expect(data.name).toContain('(demo)');
  });
});

test('a letter that is voided while its register has no room has its number voided once there is', async () => {
  // A year of few cases in which that happens.
  const { events } = await tell('full', 1030);
  const voided = typed(events, 'DocumentVoided');
  const whileFull = voided.filter(({ recordedAt }) => '2026-04-23T17' < recordedAt && recordedAt < '2026-04-25T17');
  expect(whileFull.length).toBeGreaterThan(0);
  const numbers = typed(events, 'NumberAllotted').filter(({ data }) => data.document !== null);
  const gone = new Set(typed(events, 'NumberVoided').map(({ stream, data }) => `${stream}/${data.number}`));
  for (const { data } of whileFull) {
    const number = numbers.find(({ data: { document } }) => document === data.document);
    expect(gone).toContain(`${number?.stream}/${number?.data.number}`);
  }
});
