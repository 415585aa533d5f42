import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectAll, TestApi } from '../../testing/index.ts';

const LETTER = 'dumai-pengecekan-bansos-rekomendasi-dtks';
const HOMELESS = 'dumai-penanganan-orang-terlantar';
/** Friday 6 February 2026, 10:00 in Jakarta; reports came in on Monday at 09:00. */
const now = '2026-02-06T03:00:00.000Z';
const monday = '2026-02-02T02:00:00.000Z';
let api: TestApi;
let letter: string;
let second: string;
let sheltered: string;

const project = () => projectAll(api.server.backend.eventStore, api.server.backend.readStore);

async function takeIn(service: string, name: string): Promise<string> {
  const client = { facts: { name } };
  const body = {
    service,
    occurredAt: monday,
    cases: [{ client, facts: { channel: 'counter', reportedBy: 'police' } }],
  };
  const answer = await api.as('loket').post('/api/reports', body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.cases[0].id;
}

async function step(who: string, id: string, key: string, occurredAt: string): Promise<void> {
  const answer = await api.as(who).post(`/api/cases/${id}/steps`, { step: key, occurredAt, facts: {} });
  expect({ key, ...answer }).toMatchObject({ key, status: 201 });
}

async function handOver(id: string, at: string): Promise<void> {
  await step('loket', id, 'berkas_diterima_dan_diwawancara', at);
  await step('operator', id, 'terdaftar_dtks', at);
  await step('loket', id, 'surat_dikonsep', at);
  await step('kasi-linjamsos', id, 'paraf_kasi', at);
  await step('kabid-linjamsos', id, 'paraf_kabid', at);
  await step('kadis', id, 'ditandatangani', at);
  await step('loket', id, 'surat_diserahkan_dan_diarsipkan', at);
}

beforeAll(async () => {
  api = await TestApi.start({ projects: false, clock: { now: () => now } });
  await api.foundOffice();
  await api.foundOffice({ code: 'BKT', services: [LETTER] });
  letter = await takeIn(LETTER, 'Siti Aminah');
  second = await takeIn(LETTER, 'Budi Santoso');
  sheltered = await takeIn(HOMELESS, 'Rahmat Hidayat');
  await step('singgah', sheltered, 'masuk_rumah_singgah_mendesak', monday);
  await handOver(letter, '2026-02-02T04:00:00.000Z');
  await project();
});
afterAll(() => api.close());

describe('a dashboard', () => {
  test('counts what is open, late and due soon, of the office and of one of its units', async () => {
    const answer = await api.as('kadis').get('/api/dashboard');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        ...{ office: 'DMI', unit: null, asOf: now, open: 2, late: 1, dueSoon: 1, paused: 0, overdueWhilePaused: 0 },
        waitingOn: { office: 2 },
        services: [
          { service: HOMELESS, open: 1 },
          { service: LETTER, open: 1 },
        ],
        shelter: { inside: 1, over: 1 },
        month: { month: '2026-02', received: 3, finished: 1, judged: 1, onTime: 1, onTimePercent: 100 },
      },
    });
    const unit = await api.as('kabid-rehsos').get('/api/dashboard?unit=rehsos&soonDays=1');
    expect(unit.body).toMatchObject({ open: 1, late: 0, dueSoon: 1, shelter: { inside: 1 }, month: { received: 1 } });
    const strange = await api.as('kadis').get('/api/dashboard?unit=keuangan');
    expect(strange).toMatchObject({ status: 400, body: { errors: [{ pointer: '/unit', problem: 'not-allowed' }] } });
  });
});

describe('performance', () => {
  test('tells service by service and month by month how promises were kept', async () => {
    const { body } = await api.as('kadis').get('/api/performance?from=2026-01&to=2026-03');
    expect(body.months.map(({ service, month }: { service: string; month: string }) => [service, month])).toEqual([
      [HOMELESS, '2026-02'],
      [LETTER, '2026-02'],
    ]);
    expect(body.months[1]).toMatchObject({
      ...{ received: 2, finished: 1, judged: 1, onTime: 1, late: 0, grossMinutes: 120, grossMinutesMean: 120 },
      outcomes: { completed: 1 },
      alternative: { judged: 1, onTime: 1 },
      time: { runs: 1, officeMinutes: 120, applicantMinutes: 0 },
    });
    expect(body.total).toMatchObject({ received: 3, finished: 1 });
  });

  test('shows the cases behind a figure, as many as it says', async () => {
    const behind = async (figure: string) => {
      const asked = `month=2026-02&service=${LETTER}&figure=${encodeURIComponent(figure)}&limit=1`;
      const url = `/api/performance/cases?${asked}`;
      const ids: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body } = await api.as('kadis').get(cursor === '' ? url : `${url}&cursor=${cursor}`);
        ids.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.next;
      }
      return ids;
    };
    expect((await behind('received')).sort()).toEqual([letter, second].sort());
    expect(await behind('on-time')).toEqual([letter]);
    expect(await behind('judged')).toEqual([letter]);
    expect(await behind('late')).toEqual([]);
    for (const figure of ['outcome/completed', 'alternative/on-time', 'timed', 'time/office']) {
      expect([figure, await behind(figure)]).toEqual([figure, [letter]]);
    }
    for (const figure of [
      'outcome/informed',
      'again',
      'time/applicant',
      'apart/informed/within',
      'sub-limit/x/judged',
    ]) {
      expect([figure, await behind(figure)]).toEqual([figure, []]);
    }
    const unknown = await api.as('kadis').get('/api/performance/cases?month=2026-02&figure=grossMinutes');
    expect(unknown).toMatchObject({ status: 400, body: { errors: [{ pointer: '/figure' }] } });
  });

  test('refuses months that are none, too many, or missing', async () => {
    for (const [query, pointer] of [
      ['from=2026-13&to=2026-12', '/from'],
      ['from=2026-05&to=2026-04', '/to'],
      ['from=2016-05&to=2026-04', '/to'],
      ['from=2026-05', '/to'],
    ] as const) {
      const answer = await api.as('kadis').get(`/api/performance?${query}`);
      expect({ query, ...answer }).toMatchObject({ query, status: 400, body: { errors: [{ pointer }] } });
    }
    const cursor = await api.as('kadis').get('/api/performance/cases?month=2026-02&figure=late&cursor=x');
    expect(cursor).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
  });
});

describe('service levels', () => {
  test('come by due date, and say what is late', async () => {
    const { body } = await api.as('kadis').get('/api/service-levels');
    expect(body.items.map(({ id, late }: { id: string; late: boolean }) => [id, late])).toEqual([
      [second, true],
      [sheltered, false],
    ]);
    const soon = await api.as('kadis').get(`/api/service-levels?dueBefore=${now}&service=${LETTER}`);
    expect(soon.body.items).toHaveLength(1);
    const stopped = await api.as('kadis').get('/api/service-levels?clock=stopped');
    expect(stopped.body.items).toMatchObject([{ id: letter, result: 'on-time', grossMinutes: 120, late: false }]);
    const wrong = await api.as('kadis').get(`/api/service-levels?clock=paused&dueBefore=${now}`);
    expect(wrong).toMatchObject({ status: 400, body: { possible: ['clock=running'] } });
  });

  test('of one case tell every clock as of now and where its days went', async () => {
    const { body } = await api.as('loket').get(`/api/cases/${sheltered}/service-levels`);
    expect(body.clocks.map(({ kind }: { kind: string }) => kind)).toEqual(['promise', 'second-promise', 'sub-limit']);
    expect(body.clocks[2]).toMatchObject({ name: 'rumah singgah', late: true, dueAt: '2026-02-05T17:00:00.000Z' });
    expect(body).toMatchObject({ asOf: now, runs: [{ run: 0, result: null }], stays: [{ whom: 'office', to: null }] });
    expect(body.time.officeMinutes).toBe(body.clocks[0].grossMinutes);
    expect(
      await api.as('loket').get(`/api/cases/${api.server.backend.offices.all().length}/service-levels`),
    ).toMatchObject({
      status: 400,
    });
  });
});

test('the shelter list names who is inside to staff, and not to auditors', async () => {
  const { body } = await api.as('singgah').get('/api/shelter');
  expect(body.items).toMatchObject([
    { id: sheltered, over: true, until: '2026-02-05T17:00:00.000Z', client: { name: 'Rahmat Hidayat' } },
  ]);
  const auditors = await api.as('pemeriksa', null).get('/api/shelter?office=DMI');
  expect(auditors).toMatchObject({
    status: 200,
    body: { personalWithheld: true, items: [{ client: { name: null } }] },
  });
  expect((await api.as('loket').get('/api/shelter?inside=false')).body.items).toEqual([]);
});

test('another office is closed, whichever way it is asked for', async () => {
  for (const url of [
    '/api/dashboard?office=DMI',
    '/api/performance?office=DMI&from=2026-02&to=2026-02',
    '/api/performance/cases?office=DMI&month=2026-02&figure=late',
    '/api/service-levels?office=DMI',
    '/api/shelter?office=DMI',
  ]) {
    expect({ url, ...(await api.as('loket', 'BKT').get(url)) }).toMatchObject({
      url,
      status: 403,
      body: { code: 'other-office' },
    });
    expect({ url, ...(await api.as('pemeriksa', null).get(url)) }).toMatchObject({ url, status: 200 });
  }
});
