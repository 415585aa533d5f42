import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApi } from '../testing/index.ts';

const ODGJ = 'dumai-penanganan-odgj';
let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice();
});
afterAll(() => api.close());

const siti = { facts: { name: 'Siti Aminah', nik: '1472015708900003' } };
const reported = { client: siti, facts: { channel: 'counter', reportedBy: 'police' } };
const report = { service: ODGJ, cases: [reported] };
const opened = async (count = 1): Promise<readonly string[]> => {
  const { body } = await api.as('loket').post('/api/reports', { ...report, cases: Array(count).fill(reported) });
  return body.cases.map(({ id }: { id: string }) => id);
};
const only = async (): Promise<string> => String((await opened())[0]);

describe('a report', () => {
  test('opens a numbered case', async () => {
    const answer = await api.as('loket').post('/api/reports', report);
    expect(answer).toMatchObject({ status: 201, body: { cases: [{ revision: 0, repeated: false }] } });
    expect(answer.body.cases[0].number).toMatch(/^DMI-20\d\d-00001$/);
    expect(answer.headers['jejak-position']).toBe(answer.body.position);
  });

  test('under the same key answers the same and opens nothing more', async () => {
    const first = await api.as('loket').post('/api/reports', report, { key: 'k1' });
    const again = await api.as('loket').post('/api/reports', report, { key: 'k1' });
    expect(again.body.cases[0]).toEqual({ ...first.body.cases[0], repeated: true });
    const changed = { ...report, occurredAt: '2026-11-20T02:00:00Z' };
    expect(await api.as('loket').post('/api/reports', changed, { key: 'k1' })).toMatchObject({
      status: 422,
      body: { code: 'key-reused' },
    });
  });

  test('that opens several cases is refused case by case, with nothing recorded', async () => {
    const cases = [reported, { ...reported, facts: { channel: 'counter' } }];
    const answer = await api.as('loket').post('/api/reports', { ...report, cases });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'batch-refused',
        items: [
          { status: 409, code: 'held-back' },
          { status: 422, code: 'facts-missing', errors: [{ pointer: '/cases/1/facts/reportedBy' }] },
        ],
      },
    });
    const note = { facts: { text: 'x' } };
    expect(await api.as('loket').post(`/api/cases/${answer.body.items[0].id}/notes`, note)).toMatchObject({
      status: 404,
    });
  });
});

describe('a step', () => {
  test('is recorded by the right position, and answers with its revision', async () => {
    const id = await only();
    const refused = await api.as('loket').post(`/api/cases/${id}/steps`, { step: 'tidak_ada' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'unknown-step' } });
    const answer = await firstStep(id, refused.body.possible);
    expect(answer).toMatchObject({ status: 201, body: { id, revision: 1, events: [{ revision: 1 }] } });
    expect(answer.headers.etag).toBe('"1"');
  });

  test('by a wrong position is refused with those that may', async () => {
    const id = await only();
    const { body } = await api.as('loket').post(`/api/cases/${id}/steps`, { step: 'tidak_ada' });
    const answer = await api.as('penyuluh').post(`/api/cases/${id}/steps`, { step: body.possible[0] });
    expect(answer).toMatchObject({ status: 403, body: { code: 'wrong-position' } });
    expect(answer.body.needed.length).toBeGreaterThan(0);
  });

  test('goes into many cases at once, or into none', async () => {
    const cases = await opened(2);
    const note = await api.as('loket').post('/api/steps', { step: 'tidak_ada', cases });
    expect(note).toMatchObject({ status: 409, body: { code: 'batch-refused', items: [{ code: 'unknown-step' }, {}] } });
    const twice = { step: 'x', cases: [cases[0], cases[0]] };
    expect(await api.as('loket').post('/api/steps', twice)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/cases/1' }] },
    });
  });
});

/** Tries everybody until somebody may take the first step that is possible. */
async function firstStep(id: string, possible: readonly string[]) {
  const keys = ['pendamping', 'loket', 'kasi-rehsos', 'kabid-rehsos', 'kadis', 'sekretariat', 'singgah', 'operator'];
  for (const key of keys) {
    const answer = await api.as(key).post(`/api/cases/${id}/steps`, { step: possible[0] });
    if (answer.status === 201) return answer;
  }
  throw new Error(`nobody may take ${possible[0]}`);
}

describe('beside the steps', () => {
  test('requirements, pauses, notes, assignments and relations are recorded', async () => {
    const [id, other] = (await opened(2)) as [string, string];
    const at = (path: string, body: object, key = 'loket') => api.as(key).post(`/api/cases/${id}/${path}`, body);
    const recorded = (type: string) => ({ status: 201, body: { events: [{ type }] } });
    expect(await at('notes', { facts: { text: 'sudah makan' } })).toMatchObject(recorded('NoteAdded'));
    expect(await at('requirements', { facts: { no: 1 } })).toMatchObject(recorded('RequirementReceived'));
    const pause = { facts: { reason: 'third-party', party: 'hospital' } };
    expect(await at('pauses', pause)).toMatchObject(recorded('ClockPaused'));
    expect(await at('pauses', pause)).toMatchObject({ status: 409, body: { code: 'already-paused' } });
    expect(await at('pauses/end', {})).toMatchObject(recorded('ClockResumed'));
    const relation = { facts: { other, relation: 'same-event' } };
    expect(await at('relations', relation)).toMatchObject(recorded('CaseRelated'));
    expect(await at('duplicates', { facts: { of: other } })).toMatchObject(recorded('DuplicateMarked'));
    const session = await api.as('pendamping').get('/api/session');
    const assignment = { facts: { assignee: session.body.account } };
    expect(await at('assignment', assignment, 'kasi-rehsos')).toMatchObject(recorded('CaseReassigned'));
    expect(await at('reopening', { to: 'x', facts: { reason: 'new-facts' } }, 'kadis')).toMatchObject({ status: 409 });
  });

  test('an event is corrected by a new one', async () => {
    const id = await only();
    const noted = await api.as('loket').post(`/api/cases/${id}/notes`, { facts: { text: 'salah' } });
    const correction = { event: noted.body.events[0].id, facts: { text: 'benar' }, why: { reason: 'typing-error' } };
    const answer = await api.as('loket').post(`/api/cases/${id}/corrections`, correction);
    expect(answer).toMatchObject({ status: 201, body: { events: [{ type: 'EventCorrected' }] } });
  });

  test('a subject is identified, with what is wrong in a NIK named', async () => {
    const { body } = await api
      .as('loket')
      .post('/api/reports', { ...report, cases: [{ ...reported, client: { facts: {} } }] });
    const url = `/api/subjects/${body.cases[0].client}/identification`;
    const wrong = await api.as('loket').post(url, { facts: { nik: '1472019908900003' } });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/facts/nik' }] } });
    const answer = await api.as('loket').post(url, { facts: { nik: '1472015708900003' } });
    expect(answer).toMatchObject({ status: 201, body: { events: [{ type: 'SubjectIdentified' }] } });
  });
});
