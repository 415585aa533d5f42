import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../../testing/index.ts';

const ODGJ = 'dumai-penanganan-odgj';
let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice({ services: [ODGJ] });
  await api.foundOffice({ code: 'BKT', services: [ODGJ] });
});
afterAll(() => api.close());

const take = async (office = 'DMI') => {
  const report = {
    service: ODGJ,
    cases: [{ client: { facts: { name: 'Siti' } }, facts: { channel: 'counter', reportedBy: 'police' } }],
  };
  const { body } = await api.as('loket', office).post('/api/reports', report);
  const [{ id, client }] = body.cases;
  return { case: String(id), client: String(client) };
};
const merge = (from: string, into: string) =>
  api.as('loket').post(`/api/subjects/${from}/merge`, { facts: { into, basis: 'double-entry' } });

test('whoever is one person after several merges has all the cases, and each entry leads to the last', async () => {
  const [first, second, third] = [await take(), await take(), await take()];
  expect(await merge(first.client, second.client)).toMatchObject({ status: 201 });
  const { status, body: merged } = await merge(second.client, third.client);
  expect(status).toBe(201);
  // The other stream follows the merge; a later command lies behind both.
  const { body: later } = await api.as('loket').post(`/api/cases/${third.case}/notes`, { facts: { text: 'x' } });
  const seen = { headers: { 'jejak-position': later.position ?? merged.position } };
  const read = async (id: string) => (await api.as('loket').get(`/api/subjects/${id}`, seen)).body;
  const last = await read(third.client);
  expect(last).toMatchObject({ mergedInto: null, goesOnAs: null });
  expect(last.cases).toEqual(
    [third, second, first].map((one) => ({ case: one.case, role: 'client', subject: one.client })),
  );
  expect(await read(first.client)).toMatchObject({ mergedInto: second.client, goesOnAs: third.client });
  expect((await read(second.client)).cases).toHaveLength(2);
});

test('nobody is merged in a circle, into themselves, twice, or with a person of another office', async () => {
  const [one, other, stranger] = [await take(), await take(), await take('BKT')];
  expect(await merge(one.client, one.client)).toMatchObject({ status: 409, body: { code: 'already-merged' } });
  expect(await merge(one.client, stranger.client)).toMatchObject({ status: 404, body: { code: 'unknown-subject' } });
  expect(await merge(stranger.client, one.client)).toMatchObject({ status: 404, body: { code: 'unknown-subject' } });
  expect(await merge(one.client, other.client)).toMatchObject({ status: 201 });
  expect(await merge(one.client, other.client)).toMatchObject({ status: 409, body: { code: 'already-merged' } });
  expect(await merge(other.client, one.client)).toMatchObject({ status: 409, body: { code: 'already-merged' } });
});

test('two merges at once make no circle', async () => {
  for (let times = 0; times < 5; times++) {
    const [one, other] = [await take(), await take()];
    const answers = await Promise.all([merge(one.client, other.client), merge(other.client, one.client)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  }
});
