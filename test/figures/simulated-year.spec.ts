import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerEvent } from '@jejak/domain';
import { type EmbeddedEventStore, lockDataFolder, openEmbeddedEventStore, type StoredEvent } from '@jejak/event-store';
import { projections, type ServiceLevel, type ShelterRow, type Total } from '@jejak/projections';
import { LiveCollections, Projector } from '@jejak/projector';
import { openEmbeddedReadStore, type ReadStore } from '@jejak/read-store';
import { simulateIntoFolder } from '@jejak/simulation';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { clocksOf } from './oracle/clocks.ts';
import { insideOf, lateAt, levelOf, type OracleLevel, openOf, performanceOf } from './oracle/figures.ts';
import { casesIn } from './oracle/told.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const NOW = '2026-11-24T03:00:00.000Z';
const PLAN = { cases: 300, offices: 3, until: NOW };
const root = await mkdtemp(join(tmpdir(), 'jejak-figures-'));
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => rm(root, { recursive: true, force: true }));

type Stored<D> = { readonly [field in keyof D]: D[field] };

async function allOf<D>(store: ReadStore, name: string): Promise<readonly Stored<D>[]> {
  const live = await LiveCollections.open(store);
  const found: Stored<D>[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.find<Stored<D>>(live.name(name), {
      limit: 1000,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.documents);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  await live.close();
  return found;
}

function summed(totals: readonly Stored<Total>[]): object {
  return Object.fromEntries(totals.map(({ id, figures }) => [id, figures]));
}

/** What is stored is what is reckoned again from the events, to the last figure. */
async function expectTheSame(store: ReadStore, levels: readonly OracleLevel[]): Promise<void> {
  expect(summed(await allOf<Total>(store, 'performance'))).toEqual(Object.fromEntries(performanceOf(levels)));
  expect(summed(await allOf<Total>(store, 'dashboard'))).toEqual(Object.fromEntries(openOf(levels)));
  const rows = new Map((await allOf<ServiceLevel>(store, 'service-levels')).map((row) => [row.id, row]));
  expect(rows.size).toBe(levels.length);
  for (const { of: one, results } of levels) {
    const row = rows.get(one.id);
    const clocks = clocksOf(one, row?.clocksAsOf ?? NOW);
    expect(
      row?.clocks.map((clock) => [clock.kind, clock.name, clock.run, clock.dueAt, clock.running, clock.onTime]),
    ).toEqual(clocks.map((clock) => [clock.kind, clock.name, clock.run, clock.dueAt, clock.running, clock.onTime]));
    expect(row?.clocks.map((clock) => [clock.grossMinutes, clock.netMinutes])).toEqual(
      clocks.map(({ gross, net }) => [gross, net]),
    );
    expect(row?.runs.map(({ result, month, outcome, spent }) => ({ result, month, outcome, spent }))).toEqual(
      results.map(({ result, month, outcome, spent }) => ({ result, month, outcome, spent })),
    );
  }
  const inside = (await allOf<ShelterRow>(store, 'shelter')).filter((row) => row.inside);
  expect(new Map(inside.map(({ id, since }) => [id, since]))).toEqual(insideOf(levels));
  const live = await LiveCollections.open(store);
  const late = lateAt(levels, NOW);
  for (const office of new Set(levels.map(({ of: one }) => one.office))) {
    const filter = { office, open: true, dueAt: { $lt: NOW } };
    expect(await store.count(live.name('worklist'), filter)).toBe(late.get(office) ?? 0);
  }
  await live.close();
}

async function eventsOf(store: EmbeddedEventStore): Promise<readonly LedgerEvent[]> {
  return (await store.readAll({ limit: 100_000 })).map(({ json }) => JSON.parse(json));
}

/** What happened in the years, as far as it moves figures that were there already. */
const turns = new Set<string>();

function noteTurns(events: readonly LedgerEvent[]): void {
  const opened = events.findIndex(({ type }) => type === 'ReportReceived');
  for (const { type, data } of events.slice(opened)) {
    if (type !== 'EventCorrected' || 'occurredAt' in data) turns.add(type);
  }
}

describe('a simulated year', () => {
  test.each([7, 11, 2026])(
    'of seed %i: every figure is what a slow recomputation says, also after a rebuild',
    async (seed) => {
      const folder = join(root, String(seed));
      await simulateIntoFolder(folder, { ...PLAN, seed }, { passwordCost: CHEAP });
      const eventStore = await opened(folder);
      const readStore = openEmbeddedReadStore({ file: join(folder, 'figures.db') });
      closing.push(() => readStore.close());
      const projector = await Projector.start({ eventStore, readStore, models: projections });
      closing.push(() => projector.stop());
      const events = await eventsOf(eventStore);
      noteTurns(events);
      const levels = casesIn(events).map((one) => levelOf(one, NOW));
      await projector.caughtUp();
      expect(projector.health().parked).toBe(0);
      await expectTheSame(readStore, levels);
      const { comparisons } = await projector.rebuild();
      expect(comparisons.filter(({ differing }) => differing > 0)).toEqual([]);
      await expectTheSame(readStore, levels);
    },
    120_000,
  );

  test('knows corrected instants, reopenings, pauses, reassignments and holidays announced while cases are open', () => {
    const moving = [
      'EventCorrected',
      'CaseReopened',
      'ClockPaused',
      'ClockResumed',
      'CaseReassigned',
      'HolidayAnnounced',
    ];
    expect([...turns]).toEqual(expect.arrayContaining(moving));
  });

  test('that is projected as it grows is right at every stop: after corrections, reopenings and late holidays', async () => {
    const told = join(root, 'told');
    await simulateIntoFolder(told, { ...PLAN, seed: 5 }, { passwordCost: CHEAP });
    const source = await opened(told);
    const stored = await source.readAll({ limit: 100_000 });
    const eventStore = await opened(join(root, 'grows'));
    const readStore = openEmbeddedReadStore({ file: join(root, 'grows.db') });
    closing.push(() => readStore.close());
    const projector = await Projector.start({ eventStore, readStore, models: projections });
    closing.push(() => projector.stop());
    const revisions = new Map<string, number>();
    for (const stop of stopsIn(stored)) {
      for (const { id, type, stream, json } of stored.slice(sum(revisions), stop)) {
        const revision = revisions.get(stream) ?? 0;
        await eventStore.append(stream, revision === 0 ? 'noStream' : revision - 1, [{ id, type, json }]);
        revisions.set(stream, revision + 1);
      }
      await projector.caughtUp();
      const events = await eventsOf(eventStore);
      expect(events).toHaveLength(stop);
      await expectTheSame(
        readStore,
        casesIn(events).map((one) => levelOf(one, NOW)),
      );
    }
  }, 120_000);
});

/** Behind every holiday and reopening of the year's second half, at most a dozen of them, and at its end. */
function stopsIn(stored: readonly StoredEvent[]): readonly number[] {
  const half = Math.floor(stored.length / 2);
  const turns = ['HolidayAnnounced', 'CaseReopened'];
  const behind = stored.flatMap(({ type }, at) => (at > half && turns.includes(type) ? [at + 1] : []));
  return [half, ...behind.slice(0, 12), stored.length];
}

function sum(revisions: ReadonlyMap<string, number>): number {
  return [...revisions.values()].reduce((all, count) => all + count, 0);
}

async function opened(folder: string): Promise<EmbeddedEventStore> {
  await mkdir(folder, { recursive: true });
  const lock = lockDataFolder(folder, 'spec');
  closing.push(async () => lock[Symbol.dispose]());
  const store = await openEmbeddedEventStore(lock);
  closing.push(() => store.close());
  return store;
}
