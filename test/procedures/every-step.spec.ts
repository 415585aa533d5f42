import { TestApi } from '@jejak/api/testing';
import {
  type Act,
  type OfficeState,
  parallelIn,
  type Standard,
  type Step,
  stepsFrom,
  terminalOutcomes,
} from '@jejak/domain';
import { unitFor } from '@jejak/ledger/testing';
import { loadCatalogue } from '@jejak/standards';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cast, outsiders } from './people.ts';
import { exitPairs, type Pair, stepPairs, waysThrough } from './ways.ts';

/** The office whose head is recorded as absent, for the steps that need it. */
const HEADLESS = 'HDA';
const WIDTH = 12;
/** Exits that a procedure lists and that none of its states fits. */
const NEVER_OPEN: { readonly [service: string]: readonly string[] } = {
  'gorontalo-rekomendasi-pemulangan-migran-bermasalah': ['gugur'],
};

let api: TestApi;
const offices = new Map<string, OfficeState>();
const standards = [...loadCatalogue().standards.values()].map(({ standard }) => standard);
let pairs = 0;

beforeAll(async () => {
  api = await TestApi.start();
  for (const code of ['DMI', HEADLESS]) {
    await api.foundOffice({ code });
    const office = await api.server.backend.offices.fresh(code);
    if (!office) throw new Error(`${code} was not founded`);
    offices.set(code, office);
  }
  const kadis = offices.get(HEADLESS)?.tenures.find(({ position }) => position.role === 'head')?.user ?? '';
  const absence = { user: kadis, from: '2026-01-02T00:00:00Z', until: null };
  expect(await api.as('sekretariat', HEADLESS).post(`/api/offices/${HEADLESS}/absences`, absence)).toMatchObject({
    status: 201,
  });
});
afterAll(() => api.close());

async function opened(standard: Standard, code: string): Promise<string> {
  const body = {
    service: standard.service,
    cases: [
      {
        client: { facts: { ageGroup: 'unknown' } },
        reporter: null,
        facts: { channel: 'counter', reportedBy: 'police' },
      },
    ],
  };
  const answer = await api.as('loket', code).post('/api/reports', body);
  if (answer.status !== 201) throw new Error(`${standard.service}: ${JSON.stringify(answer.body)}`);
  return answer.body.cases[0].id;
}

function stepBody(act: Act, performer: string | null) {
  const [party] = (act.party?.length ?? 0) > 1 ? (act.party ?? []) : [];
  return { step: act.key, ...(party ? { party } : {}), ...(performer ? { performedBy: { user: performer } } : {}) };
}

async function take(id: string, act: Act, code: string, unit: string | null) {
  const office = offices.get(code);
  if (!office) throw new Error(code);
  const { recorder, performer } = cast(act, office, unit);
  return api.as(recorder, code).post(`/api/cases/${id}/steps`, stepBody(act, performer));
}

async function broughtTo(standard: Standard, way: readonly Step[], code: string, unit: string | null): Promise<string> {
  const id = await opened(standard, code);
  for (const step of way) {
    const answer = await take(id, step, code, unit);
    if (answer.status !== 201) throw new Error(`${standard.service} ${step.key}: ${JSON.stringify(answer.body)}`);
  }
  return id;
}

async function inParallel<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: WIDTH }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await task(item);
    }),
  );
}

describe.each(standards.map((standard) => [standard.service, standard] as const))('%s', (service, standard) => {
  const { procedure } = standard;
  const unit = unitFor(standard);
  const reached = new Set<string>();
  const waysWith = (code: string) =>
    waysThrough(procedure, (step) => code === HEADLESS || step.condition === undefined);
  const officeFor = (act: Act) => ('condition' in act && act.condition ? HEADLESS : 'DMI');

  async function check({ state, act, to }: Pair): Promise<void> {
    const code = officeFor(act);
    const office = offices.get(code);
    const way = waysWith(code).get(state);
    if (!office || !way) throw new Error(`${service}: no way to ${state}`);
    const id = await broughtTo(standard, way, code, unit);
    for (const outsider of outsiders(act, office, unit)) {
      const refused = await api.as(outsider, code).post(`/api/cases/${id}/steps`, stepBody(act, null));
      expect({ act: act.key, outsider, ...refused }).toMatchObject({ status: 403, body: { code: 'wrong-position' } });
    }
    const taken = await take(id, act, code, unit);
    expect({ act: act.key, state, ...taken }).toMatchObject({ status: 201 });
    const events = await api.server.backend.eventStore.readStream(`case-${id}`, { direction: 'backwards', limit: 1 });
    expect(JSON.parse(events[0]?.json ?? '{}')).toMatchObject({
      type: act.type,
      data: { step: act.key, from: state, to },
    });
    reached.add(to);
    pairs++;
  }

  test('every step is taken from every state it may be taken in, and by nobody else', async () => {
    await inParallel(stepPairs(procedure), check);
  });

  test('every step is refused in a state where it is not possible', async () => {
    const ways = waysWith('DMI');
    await inParallel(procedure.steps, async (step) => {
      const elsewhere = [...ways.keys()].find(
        (state) =>
          procedure.states[state] &&
          !step.from.includes(state) &&
          !stepsFrom(procedure, state).some(({ key }) => key === step.key),
      );
      if (elsewhere === undefined) throw new Error(`${step.key} is possible everywhere`);
      const id = await broughtTo(standard, ways.get(elsewhere) ?? [], 'DMI', unit);
      const refused = await take(id, step, 'DMI', unit);
      expect({ step: step.key, elsewhere, ...refused }).toMatchObject({
        status: 409,
        body: { code: 'step-not-possible' },
      });
      expect(refused.body.possible.length).toBeGreaterThan(0);
    });
  });

  test('every exit is open in every state that it fits', async () => {
    await inParallel(exitPairs(procedure), check);
  });

  test('facts beside the procedure move nothing, and go on after the end where they may', async () => {
    const ways = waysWith('DMI');
    for (const fact of procedure.parallel) {
      const open = [...ways].find(([state, way]) => {
        const visited = [procedure.initial, ...way.map(({ to }) => to)];
        return procedure.states[state] && parallelIn(procedure, { state, visited, terminal: false }).includes(fact);
      });
      const [state, way] = open ?? [];
      if (state === undefined || way === undefined) throw new Error(`${fact.key} is nowhere possible`);
      await check({ state, act: fact, to: state });
    }
  });

  test('reaches each of its ends', () => {
    const ends = Object.keys(terminalOutcomes(procedure)).filter((end) => !NEVER_OPEN[service]?.includes(end));
    expect([...reached].filter((state) => ends.includes(state)).sort()).toEqual(ends.sort());
  });
});

test('there are 290 pairs of a step and a state, and the exits and parallel facts besides', () => {
  expect(standards.flatMap(({ procedure }) => stepPairs(procedure))).toHaveLength(290);
  expect(pairs).toBe(
    standards.flatMap(({ procedure }) => [...stepPairs(procedure), ...exitPairs(procedure), ...procedure.parallel])
      .length,
  );
});
