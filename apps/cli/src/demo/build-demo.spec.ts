import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CaseEvent, type CaseState, evolveCase, newCase, parseStream } from '@jejak/domain';
import type { StoredEvent } from '@jejak/event-store';
import { createIdentity } from '@jejak/identity';
import { verifyChain } from '@jejak/integrity';
import { loadCatalogue } from '@jejak/standards';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStores } from '../stores/index.ts';
import { buildDemo } from './build-demo.ts';
import { DEMO_PASSWORD } from './founding/index.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const PLAN = { cases: 30, weeks: 10, seed: 7, until: '2026-11-24T03:00:00.000Z', passwordCost: CHEAP };
const folders: string[] = [];

interface Told {
  readonly streams: ReadonlyMap<string, readonly StoredEvent[]>;
  readonly cases: readonly CaseState[];
  readonly logins: readonly string[];
}

async function tell(seed: number): Promise<Told> {
  const folder = await mkdtemp(join(tmpdir(), 'jejak-demo-'));
  folders.push(folder);
  return openStores(folder, 'spec', async (stores) => {
    await buildDemo(stores, { ...PLAN, seed });
    const all = await stores.events.readAll({ limit: 10_000 });
    const streams = Map.groupBy(all, ({ stream }) => stream);
    const cases = [...streams].flatMap(([stream, events]) => {
      const { kind, key } = parseStream(stream) ?? {};
      return kind === 'case' && key !== undefined ? [fold(key, events)] : [];
    });
    const { login } = createIdentity({ stores: stores.identity, passwordCost: CHEAP });
    const attempt = await login.attempt({ login: 'kadis.dmi', password: DEMO_PASSWORD, address: '127.0.0.1' });
    expect(attempt).toMatchObject({ kind: 'welcome', account: { office: 'DMI' } });
    const accounts = await stores.identity.accounts.list({ limit: 500 });
    return { streams, cases, logins: accounts.map((account) => account.login) };
  });
}

function fold(id: string, events: readonly StoredEvent[]): CaseState {
  return events.reduce((state, { json }) => evolveCase(state, JSON.parse(json) as CaseEvent), newCase(id));
}

const outline = ({ cases }: Told) =>
  cases.map(({ id, status, history }) => [id, status, history.map(({ step, occurredAt }) => [step, occurredAt])]);

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

describe('a demonstration of thirty cases', () => {
  let told: Told;
  beforeAll(async () => {
    told = await tell(PLAN.seed);
  });

  test('has cases of every standard, at different points', () => {
    expect(told.cases).toHaveLength(30);
    expect(new Set(told.cases.map(({ service }) => service))).toEqual(new Set(loadCatalogue().standards.keys()));
    expect(told.cases.some(({ terminal }) => terminal !== null)).toBe(true);
    expect(told.cases.some(({ terminal }) => terminal === null)).toBe(true);
    expect(new Set(told.cases.map(({ status }) => status)).size).toBeGreaterThan(8);
  });

  test('leaves whole chains behind, nothing of them in the future or recorded before it happened', () => {
    for (const events of told.streams.values()) {
      expect(verifyChain(events)).toBeNull();
      for (const { json } of events) {
        const { occurredAt, recordedAt, type } = JSON.parse(json);
        expect(recordedAt < PLAN.until).toBe(true);
        if (type !== 'PositionGiven') expect(occurredAt <= recordedAt).toBe(true);
      }
    }
  });

  test('numbers every case once', () => {
    const numbered = [...told.streams]
      .filter(([stream]) => stream.startsWith('register-'))
      .flatMap(([, events]) => events.map(({ json }) => JSON.parse(json).data.case));
    expect(new Set(numbered)).toEqual(new Set(told.cases.map(({ id }) => id)));
    expect(numbered).toHaveLength(30);
  });

  test('marks its offices and its people as invented', () => {
    for (const code of ['DMI', 'GTO', 'PLW']) {
      const [established] = told.streams.get(`office-${code}`) ?? [];
      expect(JSON.parse(established?.json ?? '{}')).toMatchObject({ data: { demo: true } });
      for (const key of ['loket1', 'kadis', 'admin', 'auditor', 'inspektur', 'privasi']) {
        expect(told.logins).toContain(`${key}.${code.toLowerCase()}`);
      }
    }
  });

  test('is the same again from the same seed, and another from another', async () => {
    expect(outline(await tell(PLAN.seed)).sort()).toEqual(outline(told).sort());
    expect(outline(await tell(PLAN.seed + 1))).not.toEqual(outline(told));
  });
});
