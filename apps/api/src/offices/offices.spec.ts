import { randomUUID } from 'node:crypto';
import { nationalCalendar } from '@jejak/standards';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../testing/index.ts';

const SERVICE = 'dumai-penanganan-odgj';
const letter = { number: '11/DINSOSPM/2024', date: '2024-01-02' };
const ids = { admin: randomUUID(), kadis: randomUUID() };
let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
  await api.addAccount('dinkom', { id: randomUUID(), office: null, instanceAdministrator: true });
  await api.addAccount('admin', { id: ids.admin, office: 'PLW' });
  await api.addAccount('kadis', { id: ids.kadis, office: 'PLW' });
});
afterAll(() => api.close());

const OFFICE = {
  code: 'PLW',
  name: 'Dinas Sosial Palu',
  city: 'Palu',
  province: 'Sulawesi Tengah',
  regionCode: '72.71',
  units: [
    { code: 'dinas', name: 'Dinas', parent: null },
    { code: 'rehsos', name: 'Rehabilitasi Sosial', parent: 'dinas' },
  ],
  calendar: nationalCalendar('Asia/Makassar'),
  administrator: { user: ids.admin, name: 'Administrator' },
};
const as = (key: string) => api.as(key, key === 'dinkom' ? null : 'PLW');
const at = (path: string) => `/api/offices/PLW/${path}`;

test('an office is founded over HTTP and set to work', async () => {
  expect(await as('admin').post('/api/offices', OFFICE)).toMatchObject({ status: 403 });
  expect(await as('dinkom').post('/api/offices', OFFICE)).toMatchObject({ status: 201, body: { id: 'PLW' } });
  expect(await as('dinkom').post('/api/offices', OFFICE)).toMatchObject({
    status: 409,
    body: { code: 'already-exists' },
  });

  const accepted = { status: 201, body: { events: [{}], repeated: false } };
  const kadis = { user: ids.kadis, name: 'Dra. Andi Tenri' };
  const position = { role: 'head', unit: 'dinas' };
  const tenure = { user: ids.kadis, position, from: '2026-01-01T00:00:00Z' };
  expect(await as('admin').post(at('officers'), { ...kadis, nip: null })).toMatchObject(accepted);
  expect(await as('admin').post(at('positions'), tenure)).toMatchObject(accepted);
  const adoption = { service: SERVICE, unit: 'rehsos', decree: letter, from: '2026-01-01' };
  expect(await as('kadis').post(at('standards'), adoption)).toMatchObject(accepted);

  const session = await as('kadis').get('/api/session');
  expect(session.body.offices).toMatchObject([{ code: 'PLW', positions: [position] }]);
});

test('nobody is brought in who has no account there, least of all from another office', async () => {
  const elsewhere = randomUUID();
  const nowhere = randomUUID();
  await api.addAccount('loket', { id: elsewhere, office: 'GTO' });
  await api.addAccount('pengawas', { id: nowhere, office: null });
  const refused = { status: 404, body: { code: 'unknown-account', errors: [{ pointer: '/user' }] } };
  for (const user of [elsewhere, nowhere, randomUUID()]) {
    expect(await as('admin').post(at('officers'), { user, name: 'Siapa' })).toMatchObject(refused);
  }
  expect(await as('dinkom').post(at('officers'), { user: elsewhere, name: 'Siapa' })).toMatchObject(refused);
  const office = { ...OFFICE, code: 'PRG', administrator: { user: elsewhere, name: 'Siapa' } };
  expect(await as('dinkom').post('/api/offices', office)).toMatchObject({
    status: 404,
    body: { errors: [{ pointer: '/administrator/user' }] },
  });
});

test('mandates, absences, holidays, settings and voids have their routes', async () => {
  const user = ids.admin;
  const mandate = {
    kind: 'Plh.',
    user,
    of: { role: 'head', unit: 'dinas' },
    letter,
    from: '2026-01-01T00:00:00+08:00',
  };
  const given = await as('kadis').post(at('mandates'), mandate);
  expect(given).toMatchObject({ status: 201, body: { events: [{ type: 'MandateGiven' }] } });
  expect(await as('admin').post(at('absences'), { user, from: '2026-02-01T00:00:00Z' })).toMatchObject({ status: 201 });
  const holiday = { date: '2026-09-27', name: 'Hari jadi Kota Palu', kind: 'regional', source: 'SE Wali Kota' };
  expect(await as('admin').post(at('holidays'), holiday)).toMatchObject({ status: 201 });
  expect(await as('admin').post(at('holidays/2026-09-27/withdrawal'), { source: 'SE' })).toMatchObject({ status: 201 });
  const setting = { key: 'counts-first-day', value: true, from: '2026-01-01T00:00:00Z' };
  expect((await as('kadis').post(at('settings'), setting)).status).toBe(201);
  const voided = await as('admin').post(at('registers/2026/voids'), {
    kind: 'register',
    number: 9,
    reason: 'not-used',
  });
  expect(voided.status).toBeGreaterThanOrEqual(400);
  expect(voided.status).toBeLessThan(500);
});

test('a broken standard is refused with every place', async () => {
  const answer = await as('kadis').post(at('standards'), {
    standard: { service: 'x' },
    decree: letter,
    from: '2026-01-01',
  });
  expect(answer).toMatchObject({ status: 400, body: { code: 'standard-broken' } });
  expect(answer.body.errors.every(({ pointer }: { pointer: string }) => pointer.startsWith('/standard'))).toBe(true);
});

test.each([
  [{ ...OFFICE.calendar, weekly: [[['07:30']], [], [], [], [], [], []] }, '/calendar/weekly/0/0'],
  [{ ...OFFICE.calendar, timeZone: 7 }, '/calendar/timeZone'],
  [{ ...OFFICE.calendar, holidays: [{ date: '2026-02-30', name: 'x', kind: 'y' }] }, '/calendar/holidays/0/date'],
])('a calendar that is none is refused at its place', async (calendar, pointer) => {
  const answer = await as('admin').post(at('calendar'), { calendar });
  expect(answer).toMatchObject({ status: 400, body: { code: 'calendar-broken', errors: [{ pointer }] } });
});

test('hours that make no sense are refused by the domain', async () => {
  const weekly = [[['16:00', '07:30']], [], [], [], [], [], []];
  const answer = await as('admin').post(at('calendar'), { calendar: { ...OFFICE.calendar, weekly } });
  expect(answer).toMatchObject({ status: 400, body: { code: 'calendar-broken' } });
});
