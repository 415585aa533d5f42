import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { HandClock, type LiveEvent, LiveReader, TEST_PASSWORD, TestApi } from '../testing/index.ts';

const ODGJ = 'dumai-penanganan-odgj';
const NAME = 'Siti Aminah';
const clock = new HandClock('2026-02-02T02:00:00.000Z');
let api: TestApi;
const readers: LiveReader[] = [];

beforeAll(async () => {
  api = await TestApi.start({ clock });
  await api.foundOffice({ services: [ODGJ] });
  await api.foundOffice({ code: 'GTO', services: [ODGJ] });
  // From here on the read models are there: who looks on is told of changes, not to begin anew.
  await untilShown((await take()).position);
});
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});
afterAll(() => api.close());

const take = async (office = 'DMI') => {
  const report = {
    service: ODGJ,
    cases: [{ client: { facts: { name: NAME } }, facts: { channel: 'counter', reportedBy: 'police' } }],
  };
  const { body } = await api.as('loket', office).post('/api/reports', report);
  return { id: String(body.cases[0].id), position: String(body.position) };
};

/** Until queries see what was recorded up to there, however long that takes. */
async function untilShown(position: string): Promise<void> {
  const headers = { 'jejak-position': position };
  while ((await api.as('loket').get('/api/worklist?limit=1', { headers })).status !== 200);
}

async function logIn(login: string): Promise<{ readonly cookie: string; readonly 'x-csrf-token': string }> {
  const answer = await fetch(`${api.server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: TEST_PASSWORD }),
  });
  const { csrfToken } = (await answer.json()) as { readonly csrfToken: string };
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-csrf-token': csrfToken };
}

async function look(path: string, headers: { readonly [name: string]: string }): Promise<LiveReader> {
  const reader = await LiveReader.open(`${api.server.url}${path}`, headers);
  readers.push(reader);
  return reader;
}

/** The first notice that is what is waited for; those before it tell of what others did. */
async function untilNotice(reader: LiveReader, isIt: (told: LiveEvent) => boolean): Promise<LiveEvent> {
  for (;;) {
    const told = await reader.next();
    if (told === null) throw new Error('the stream ended');
    if (isIt(told)) return told;
  }
}

const untilTold = (reader: LiveReader, id: string) =>
  untilNotice(
    reader,
    ({ event, data }) => event === 'changed' && data.cases.some((changed: { id: string }) => changed.id === id),
  );

describe('a worklist that is looked at', () => {
  test('tells which cases of the office change, and nothing of anybody', async () => {
    const reader = await look('/api/worklist/live', await logIn('kadis.dmi'));
    expect(reader.response.status).toBe(200);
    expect(reader.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(reader.response.headers.get('x-accel-buffering')).toBe('no');
    expect(reader.response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(await reader.next()).toMatchObject({ event: 'ready' });
    const elsewhere = await take('GTO');
    const { id } = await take();
    const told = await untilTold(reader, id);
    expect(JSON.stringify(told)).not.toContain(elsewhere.id);
    expect(JSON.stringify(told)).not.toContain(NAME);
    expect(told.id).toBe(told.data.position);
    const row = await api.as('kadis').get('/api/worklist?sort=-openedAt', {
      headers: { 'jejak-position': told.data.position },
    });
    expect(row.body.items.map((item: { id: string }) => item.id)).toContain(id);
  });

  test('tells of the name of a person that was learned later', async () => {
    const { id } = await take();
    await untilShown((await take()).position);
    const page = await api.as('loket').get(`/api/cases/${id}`);
    const reader = await look('/api/worklist/live', await logIn('kadis.dmi'));
    await reader.next();
    const learned = { facts: { name: 'Siti Aminah binti Ahmad' } };
    const answer = await api.as('pendamping').post(`/api/subjects/${page.body.client}/identification`, learned);
    expect(answer.status).toBe(201);
    expect((await untilTold(reader, id)).data.cases).toContainEqual({ id, revision: null });
  });

  test('tells that the office itself has changed', async () => {
    const reader = await look('/api/worklist/live', await logIn('kadis.dmi'));
    await reader.next();
    const holiday = { date: '2026-08-18', name: 'Cuti bersama', kind: 'joint-leave', source: 'SKB' };
    expect((await api.as('admin').post('/api/offices/DMI/holidays', holiday)).status).toBe(201);
    await untilNotice(reader, ({ event, data }) => event === 'changed' && data.office === true);
  });

  test('is told to ask for everything again when the read models were made anew, and goes on with the new ones', async () => {
    const reader = await look('/api/worklist/live', await logIn('kadis.dmi'));
    await reader.next();
    const told = await untilTold(reader, (await take()).id);
    const report = await api.server.backend.projector?.rebuild();
    expect(report).toMatchObject({ replaced: 'g1', generation: 'g2' });
    const refetch = await untilNotice(reader, ({ event }) => event === 'refetch');
    expect(String(refetch.data.position) >= String(told.data.position)).toBe(true);
    const { id, position } = await take();
    await untilTold(reader, id);
    await untilShown(position);
    expect(await api.as('kadis').get(`/api/cases/${id}`)).toMatchObject({ status: 200, body: { id } });
  });

  test('of another office is not shown', async () => {
    const reader = await look('/api/worklist/live?office=GTO', await logIn('kadis.dmi'));
    expect(reader.response.status).toBe(403);
    expect(reader.response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});

describe('a case that is looked at', () => {
  test('tells of its own changes alone', async () => {
    const { id } = await take();
    const other = await take();
    await untilShown(other.position);
    const reader = await look(`/api/cases/${id}/live`, await logIn('kadis.dmi'));
    expect(await reader.next()).toMatchObject({ event: 'ready' });
    await api.as('loket').post(`/api/cases/${other.id}/notes`, { facts: { text: 'lain' } });
    const { body } = await api.as('loket').post(`/api/cases/${id}/notes`, { facts: { text: 'kabar' } });
    const told = await untilNotice(reader, ({ data }) =>
      data.cases?.some(({ revision }: { readonly revision: number | null }) => revision === body.revision),
    );
    expect(told).toMatchObject({ event: 'changed', data: { cases: [{ id, revision: body.revision }] } });
    expect(JSON.stringify(told)).not.toContain(other.id);
  });

  test('of another office, or of nobody, is not there', async () => {
    const { id, position } = await take('GTO');
    await untilShown(position);
    const kadis = await logIn('kadis.dmi');
    expect((await look(`/api/cases/${id}/live`, kadis)).response.status).toBe(404);
    expect((await look(`/api/cases/${randomUUID()}/live`, kadis)).response.status).toBe(404);
    expect((await look(`/api/cases/${id}/live`, {})).response.status).toBe(401);
    const auditor = await look(`/api/cases/${id}/live`, await logIn('pemeriksa'));
    expect(auditor.response.status).toBe(200);
  });
});

describe('who was away', () => {
  test('is told what they missed', async () => {
    const kadis = await logIn('kadis.dmi');
    const first = await look('/api/worklist/live', kadis);
    const told = await untilTold(first, await take().then(({ id }) => id));
    first.close();
    const { id, position } = await take();
    await untilShown(position);
    const again = await look('/api/worklist/live', { ...kadis, 'last-event-id': String(told.id) });
    expect(await again.next()).toMatchObject({ event: 'ready' });
    expect(JSON.stringify(await untilTold(again, id))).toContain(id);
  });

  test('too long is told to ask for everything again', async () => {
    const kadis = await logIn('kadis.dmi');
    const reader = await look('/api/worklist/live', { ...kadis, 'last-event-id': '0' });
    expect(await reader.next()).toMatchObject({ event: 'refetch' });
  });
});

describe('a stream ends', () => {
  test('when its session logs out', async () => {
    const kadis = await logIn('kadis.dmi');
    const reader = await look('/api/worklist/live', kadis);
    await reader.next();
    await fetch(`${api.server.url}/api/session`, { method: 'DELETE', headers: kadis });
    expect(await reader.next()).toMatchObject({ event: 'ended', data: { reason: 'session-ended' } });
    expect(await reader.next()).toBeNull();
    expect((await look('/api/worklist/live', kadis)).response.status).toBe(401);
  });

  test('and leaves room for others: six of one session at a time', async () => {
    const kadis = await logIn('kadis.dmi');
    const open = await Promise.all(Array.from({ length: 6 }, () => look('/api/worklist/live', kadis)));
    expect(open.map(({ response }) => response.status)).toEqual(Array(6).fill(200));
    const refused = await look('/api/worklist/live', kadis);
    expect(refused.response.status).toBe(429);
    expect(refused.response.headers.get('retry-after')).toBe('5');
    open[0]?.close();
    let status = 429;
    for (let tries = 0; status !== 200 && tries < 50; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      status = (await look('/api/worklist/live', kadis)).response.status;
    }
    expect(status).toBe(200);
  });

  test('never for a token, which has none', async () => {
    const body = { name: 'SIKS-NG', scope: 'read', expiresAt: '2027-01-01T00:00:00Z' };
    const { secret } = (await api.as('kadis').post('/api/tokens', body)).body;
    const refused = await look('/api/worklist/live', { authorization: `Bearer ${secret}` });
    expect(refused.response.status).toBe(403);
  });

  test('and a mere question for its headers opens none', async () => {
    const kadis = await logIn('kadis.dmi');
    for (let times = 0; times < 8; times++) {
      const answer = await fetch(`${api.server.url}/api/worklist/live`, { method: 'HEAD', headers: kadis });
      expect(answer.status).toBe(200);
    }
  });

  test('when its session ends at another server, or is idle for too long', async () => {
    const watching = await api.another({ liveBeatMs: 20 });
    const kadis = await logIn('kadis.dmi');
    const staf = await logIn('staf.dmi');
    const open = (headers: { readonly [name: string]: string }) =>
      LiveReader.open(`${watching.server.url}/api/worklist/live`, headers);
    const [first, second] = await Promise.all([open(kadis), open(staf)]);
    readers.push(first, second);
    await first.next();
    await second.next();
    await fetch(`${api.server.url}/api/session`, { method: 'DELETE', headers: kadis });
    clock.move(6000);
    expect(await first.next()).toMatchObject({ event: 'ended', data: { reason: 'session-ended' } });
    clock.move(31 * 60_000);
    expect(await second.next()).toMatchObject({ event: 'ended', data: { reason: 'session-ended' } });
    expect(second.text + first.text).toBe('');
  });
});
