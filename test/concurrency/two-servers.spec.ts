import { randomUUID } from 'node:crypto';
import { TestApi } from '@jejak/api/testing';
import { verifyChain } from '@jejak/integrity';
import { seeded, unreliable } from '@jejak/ledger/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const ODGJ = 'dumai-penanganan-odgj';
const SEED = 20260202;
const CASES = 8;
const NOTES_A_CASE = 12;
const WALK = [
  ['pendamping', 'diasesmen'],
  ['pendamping', 'keluarga_tidak_ditemukan'],
  ['pendamping', 'ditetapkan_terlantar'],
  ['pendamping', 'berkas_disiapkan'],
  ['kadis', 'ditandatangani_kadis'],
] as const;

let api: TestApi;
let servers: readonly TestApi[];
const chance = seeded(SEED);

beforeAll(async () => {
  api = await TestApi.start({ projects: false });
  await api.foundOffice({ services: [ODGJ] });
  const flaky = { eventStore: unreliable(api.server.backend.eventStore, chance) };
  servers = [await api.another(flaky), await api.another(flaky)];
});
afterAll(() => api.close());

interface Sent {
  readonly who: string;
  readonly url: string;
  readonly body: object;
}

/** Sends a command to one of the servers at random, as often as its answer is lost, then once more to either. */
async function sendTwice({ who, url, body }: Sent): Promise<{ readonly revision: number; readonly repeated: boolean }> {
  const key = randomUUID();
  const once = async () => {
    const server = servers[Math.floor(chance() * servers.length)];
    const answer = await server?.as(who).post(url, body, { key });
    return answer?.status === 503 ? null : answer;
  };
  const untilAnswered = async () => {
    for (;;) {
      const answer = await once();
      if (!answer) continue;
      expect({ who, url, body, status: answer.status, answer: answer.body }).toMatchObject({ status: 201 });
      return answer.body;
    }
  };
  const first = await untilAnswered();
  const again = await untilAnswered();
  expect(again).toMatchObject({ revision: first.revision, repeated: true });
  return first;
}

async function live(id: string): Promise<void> {
  const steps = (async () => {
    for (const [who, step] of WALK) await sendTwice({ who, url: `/api/cases/${id}/steps`, body: { step } });
  })();
  const notes = Array.from({ length: NOTES_A_CASE }, (_, n) =>
    sendTwice({
      who: n % 2 ? 'loket' : 'pendamping2',
      url: `/api/cases/${id}/notes`,
      body: { facts: { text: `Catatan ${n}` } },
    }),
  );
  await Promise.all([steps, ...notes]);
}

test('commands thrown at two servers, their answers lost at random, each take effect once', async () => {
  const one = { client: { facts: {} }, reporter: null, facts: { channel: 'counter', reportedBy: 'police' } };
  const report = await api.as('loket').post('/api/reports', { service: ODGJ, cases: Array(CASES).fill(one) });
  const ids: string[] = report.body.cases.map(({ id }: { id: string }) => id);
  await Promise.all(ids.map(live));
  for (const id of ids) {
    const stored = await api.server.backend.eventStore.readStream(`case-${id}`);
    expect(verifyChain(stored)).toBeNull();
    const events = stored.map(({ json }) => JSON.parse(json));
    expect(events).toHaveLength(1 + WALK.length + NOTES_A_CASE);
    expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(events.length);
    expect(events.filter(({ data }) => data.step).map(({ data }) => data.step)).toEqual(WALK.map(([, step]) => step));
  }
}, 120_000);

test('a command that named the revision it had seen answers the same on either server when it is repeated', async () => {
  const one = { client: { facts: {} }, reporter: null, facts: { channel: 'counter', reportedBy: 'police' } };
  const report = await api.as('loket').post('/api/reports', { service: ODGJ, cases: [one] });
  const [{ id, revision }] = report.body.cases;
  const [calm, other] = [await api.another(), await api.another()];
  const seen = { key: randomUUID(), headers: { 'if-match': `"${revision}"` } };
  const send = (server: TestApi, options: object) =>
    server.as('loket').post(`/api/cases/${id}/notes`, { facts: { text: 'Catatan' } }, options);
  const first = await send(calm, seen);
  expect(first).toMatchObject({ status: 201, body: { repeated: false } });
  for (const server of [other, calm, other]) {
    const again = await send(server, seen);
    expect(again).toMatchObject({ status: 201, body: { ...first.body, repeated: true } });
  }
  const late = await send(other, { ...seen, key: randomUUID() });
  expect(late).toMatchObject({ status: 412, body: { code: 'moved', expected: revision, actual: revision + 1 } });
  expect(await api.server.backend.eventStore.readStream(`case-${id}`)).toHaveLength(2);
});
