import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice();
});
afterAll(() => api.close());

const ODGJ = 'dumai-penanganan-odgj';
const siti = { facts: { name: 'Siti Aminah', nik: '1472015708900003' } };
const report = { service: ODGJ, cases: [{ client: siti, facts: { channel: 'counter', reportedBy: 'police' } }] };

test('a report opens a numbered case', async () => {
  const answer = await api.as('loket').post('/api/reports', report);
  expect(answer).toMatchObject({ status: 201, body: { cases: [{ number: 'DMI-2026-00001', revision: 0 }] } });
  expect(answer.headers['jejak-position']).toBe(answer.body.position);
});

test('the same key answers the same and opens nothing more', async () => {
  const first = await api.as('loket').post('/api/reports', report, { key: 'k1' });
  const again = await api.as('loket').post('/api/reports', report, { key: 'k1' });
  expect(again.body.cases[0]).toEqual({ ...first.body.cases[0], repeated: true });
  const other = await api
    .as('loket')
    .post('/api/reports', { ...report, occurredAt: '2026-11-20T02:00:00Z' }, { key: 'k1' });
  expect(other).toMatchObject({ status: 422, body: { code: 'key-reused' } });
});
