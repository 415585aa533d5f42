import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../testing/index.ts';

const ODGJ = 'dumai-penanganan-odgj';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Writes without a session: what lets somebody in. */
const OPEN = new Set(['POST /api/session', 'POST /api/setup', 'POST /api/invitations/redeem']);

let api: TestApi;
/** What the parts of an address lead to in the other office. */
let theirs: { readonly [name: string]: string };
let session: { readonly cookie: string; readonly 'x-csrf-token': string };
let cursor: string;

beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice({ services: [ODGJ] });
  await api.foundOffice({ code: 'GTO', services: [ODGJ] });
  const gto = api.as('loket', 'GTO');
  const report = {
    service: ODGJ,
    cases: [{ client: { facts: { name: 'Siti' } }, facts: { channel: 'counter', reportedBy: 'police' } }],
  };
  await gto.post('/api/reports', report);
  const { body } = await gto.post('/api/reports', report);
  const [{ id, number, client }] = body.cases;
  const seen = { headers: { 'jejak-position': body.position } };
  const standards = await gto.get('/api/standards', seen);
  theirs = {
    ...{ id, number, code: 'GTO', event: randomUUID(), document: randomUUID(), tenure: randomUUID() },
    ...{ hash: standards.body.items[0].hash, year: '2026', date: '2026-08-17', client },
  };
  cursor = (await gto.get('/api/worklist?limit=1', seen)).body.next;
  const answer = await api.nobody.post('/api/session', { login: 'kadis.dmi', password: 'hujan di bukit pagi' });
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  session = { cookie, 'x-csrf-token': answer.body.csrfToken };
});
afterAll(() => api.close());

const routes = () =>
  api.server.routes
    .filter(({ url }) => url.startsWith('/api/') && !/^\/api\/(docs|openapi)/.test(url))
    .map(({ method, url }) => ({ method, url, name: `${method} ${url}` }));
const addressOf = (url: string, parts: { readonly [name: string]: string | undefined } = theirs) =>
  url.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? randomUUID());

test('every route that writes wants the CSRF token of its session, whatever else is right or wrong', async () => {
  const writing = routes().filter(({ method, name }) => !SAFE.has(method) && !OPEN.has(name));
  expect(writing.length).toBeGreaterThan(40);
  for (const { method, url, name } of writing) {
    for (const csrf of [{}, { 'x-csrf-token': 'x' }, { 'x-csrf-token': session['x-csrf-token'].toUpperCase() }]) {
      const headers = { cookie: session.cookie, 'idempotency-key': randomUUID(), ...csrf };
      const address = addressOf(url);
      const { status, body } =
        method === 'DELETE'
          ? await api.nobody.delete(address, { headers })
          : await api.nobody.post(address, {}, { headers });
      expect({ name, status, code: body.code }).toEqual({ name, status: 403, code: 'csrf-token-required' });
    }
  }
});

test('every route but those that let somebody in wants to know who asks', async () => {
  for (const { method, url, name } of routes().filter((route) => !OPEN.has(route.name))) {
    const address = addressOf(url);
    const { status } =
      method === 'GET'
        ? await api.nobody.get(address)
        : method === 'DELETE'
          ? await api.nobody.delete(address)
          : await api.nobody.post(address, {});
    expect({ name, status }).toEqual({ name, status: 401 });
  }
});

const why = { reason: 'other' };
const NOWHERE = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
/** Bodies that would be right for a case or a person of one's own. */
const BODIES: { readonly [route: string]: object } = {
  'POST /api/cases/:id/steps': { step: 'diasesmen' },
  'POST /api/cases/:id/requirements': { facts: { no: 1 } },
  'POST /api/cases/:id/requirements/waivers': { facts: { no: 1, reason: 'other' } },
  'POST /api/cases/:id/pauses': { facts: { reason: 'other', party: 'applicant' } },
  'POST /api/cases/:id/pauses/end': {},
  'POST /api/cases/:id/extensions': { facts: { by: 1, reason: 'decree' } },
  'POST /api/cases/:id/subjects': { facts: { subject: NOWHERE, role: 'family' } },
  'POST /api/cases/:id/notes': { facts: { text: 'x' } },
  'POST /api/cases/:id/assignment': { facts: { assignee: NOWHERE } },
  'POST /api/cases/:id/duplicates': { facts: { of: NOWHERE } },
  'POST /api/cases/:id/relations': { facts: { other: NOWHERE, relation: 'family' } },
  'POST /api/cases/:id/standard': { facts: { standard: 'a'.repeat(64) } },
  'POST /api/cases/:id/documents/:document/void': { facts: { reason: 'other' } },
  'POST /api/cases/:id/corrections': { event: NOWHERE, facts: {}, why },
  'POST /api/cases/:id/reopening': { to: 'diasesmen', facts: { reason: 'other' } },
  'POST /api/subjects/:id/identification': { facts: { name: 'Lain' } },
  'POST /api/subjects/:id/merge': { facts: { into: NOWHERE, basis: 'same-nik' } },
  'POST /api/subjects/:id/reading': { purpose: 'other' },
};
/** Its upload has a spec of its own, and this answer. */
const UPLOAD = 'POST /api/cases/:id/attachments';

const partsFor = (url: string) => (url.startsWith('/api/subjects') ? { ...theirs, id: theirs.client } : theirs);

test('no route takes a step in a case, with a person or in an office of others, as if they were not there', async () => {
  const before = (await api.server.backend.eventStore.readAll({ limit: 5000 })).length;
  const named = routes().filter(({ method, url }) => method === 'POST' && /^\/api\/(cases|subjects)\/:id/.test(url));
  expect(named.map(({ name }) => name).sort()).toEqual([...Object.keys(BODIES), UPLOAD].sort());
  for (const { url, name } of named.filter((route) => route.name !== UPLOAD)) {
    const { status, body } = await api.as('kadis').post(addressOf(url, partsFor(url)), BODIES[name] ?? {});
    const code = url.startsWith('/api/subjects') ? 'unknown-subject' : 'unknown-case';
    expect({ name, status, code: body.code }).toEqual({ name, status: 404, code });
  }
  for (const { url, name } of routes().filter((route) => /^POST \/api\/offices\/:code/.test(route.name))) {
    const { status, body } = await api.as('admin').post(addressOf(url), {});
    expect({ name, status, code: body.code }).toEqual({ name, status: 403, code: 'other-office' });
  }
  expect((await api.server.backend.eventStore.readAll({ limit: 5000 })).length).toBe(before);
});

test('no route shows anything of others, by the parts of its address', async () => {
  const named = routes().filter(({ method, url }) => method === 'GET' && url.includes('/:') && !url.endsWith('/:hash'));
  expect(named.length).toBeGreaterThan(5);
  for (const { url, name } of named) {
    for (const who of ['kadis', 'auditor', 'inspektur']) {
      const { status, body } = await api.as(who).get(addressOf(url, partsFor(url)));
      expect({ name, who, status }).toEqual({ name, who, status: 404 });
      expect(JSON.stringify(body)).not.toMatch(/Siti|GTO/);
    }
  }
});

test('no list shows anything of others, by what is asked of it or by their cursor', async () => {
  const { body: document } = await api.nobody.get('/api/openapi.json');
  const asked = { office: 'GTO', case: theirs.id, subject: theirs.client, cursor, number: theirs.number } as const;
  const months = { from: '2026-01', to: '2026-12', month: '2026-02', figure: 'late', q: 'siti', year: '2026' } as const;
  let lists = 0;
  for (const { url, name } of routes().filter(({ method, url: at }) => method === 'GET' && !at.includes('/:'))) {
    const parameters: readonly { readonly name: string }[] = document.paths[url].get.parameters ?? [];
    const has = (parameter: string) => parameters.some((known) => known.name === parameter);
    const needed = Object.entries(months).filter(([parameter]) => has(parameter));
    for (const [parameter, value] of Object.entries(asked).filter(([known]) => has(known))) {
      const query = new URLSearchParams([...needed, [parameter, String(value)]]);
      const answer = await api.as('kadis').get(`${url}?${query}`);
      expect({ name, parameter, refused: [400, 403, 404].includes(answer.status) }).toEqual({
        name,
        parameter,
        refused: true,
      });
      expect(JSON.stringify(answer.body)).not.toMatch(/Siti|GTO-/);
      lists++;
    }
  }
  expect(lists).toBeGreaterThan(15);
});
