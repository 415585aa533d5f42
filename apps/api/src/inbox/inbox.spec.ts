import type { WantedReminder } from '@jejak/ledger';
import { requestBy, userId } from '@jejak/ledger/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectAll, TestApi } from '../testing/index.ts';

const ODGJ = 'dumai-penanganan-odgj';
const ONE = { client: { facts: { name: 'Siti Aminah' } }, facts: { channel: 'counter', reportedBy: 'police' } };
let api: TestApi;
let cases: readonly string[];

const WORKERS = { position: { role: 'case-worker', unit: 'rehsos' } } as const;
const SECTION = { position: { role: 'section-head', unit: 'rehsos' } } as const;
const HEAD = { position: { role: 'head', unit: 'dinas' } } as const;

async function remind(id: string, rung: WantedReminder['rung'], to: WantedReminder['to']): Promise<void> {
  const reachedAt = new Date().toISOString();
  const clock = { kind: 'promise', name: 'promise', run: 0 } as const;
  const wanted = { clock, rung, dueAt: '2026-12-24T09:00:00.000Z', reachedAt, to };
  await api.server.backend.ledger.remind({ case: id, office: 'DMI', service: ODGJ }, [wanted]);
}

const project = () => projectAll(api.server.backend.eventStore, api.server.backend.readStore);
const inboxOf = async (who: string, query = '') => (await api.as(who).get(`/api/inbox${query}`)).body;
const rungsFor = async (who: string, query = '') =>
  (await inboxOf(who, query)).items.map((entry: { case: string; rung: string }) => [
    cases.indexOf(entry.case),
    entry.rung,
  ]);

beforeAll(async () => {
  api = await TestApi.start({ projects: false });
  await api.foundOffice({ services: [ODGJ] });
  await api.foundOffice({ code: 'BKT', services: [ODGJ] });
  const taken = await api.as('loket').post('/api/reports', { service: ODGJ, cases: [ONE, ONE, ONE] });
  cases = taken.body.cases.map(({ id }: { id: string }) => id);
  for (const id of cases) await remind(id, 'half', [WORKERS]);
  await remind(cases[0] ?? '', 'due', [SECTION, HEAD]);
  await remind(cases[1] ?? '', 'late', [HEAD]);
  await project();
});
afterAll(() => api.close());

describe('the inbox', () => {
  test('has what concerns the positions of whoever asks, the latest first, and nobody else’s', async () => {
    expect(await rungsFor('pendamping')).toEqual([
      [2, 'half'],
      [1, 'half'],
      [0, 'half'],
    ]);
    expect(await rungsFor('kasi-rehsos')).toEqual([[0, 'due']]);
    expect(await rungsFor('kadis')).toEqual([
      [1, 'late'],
      [0, 'due'],
    ]);
    expect(await rungsFor('staf')).toEqual([]);
    expect((await api.as('kadis', 'BKT').get('/api/inbox')).body).toEqual({ items: [], next: null, unread: 0 });
  });

  test('says which case it is and how it stands, and nothing of a person', async () => {
    const { items } = await inboxOf('kasi-rehsos');
    expect(items).toMatchObject([
      { case: cases[0], number: expect.stringMatching(/^DMI-/), open: true, clock: { kind: 'promise' }, seen: false },
    ]);
    expect(items).toMatchObject([
      {
        clockLabel: { id: 'Waktu layanan', en: 'Service time' },
        rungLabel: { id: 'batas waktu telah tiba', en: 'the due date has come' },
      },
    ]);
    expect(JSON.stringify(items)).not.toContain('Siti');
  });

  test('of somebody who stands in for the head has what concerns the head, each reminder once', async () => {
    const { ledger, offices } = api.server.backend;
    const mandate = {
      kind: 'give-mandate',
      mandateKind: 'Plh.',
      user: userId('DMI', 'kasi-rehsos'),
      of: HEAD.position,
      letter: { number: '800/1', date: '2026-01-05' },
      from: new Date().toISOString(),
      until: null,
      services: null,
      types: null,
      givenBy: null,
    } as const;
    const by = requestBy(userId('DMI', 'kadis'), 'DMI', 'mandate');
    expect(await ledger.onOffice('DMI', mandate, by)).toMatchObject({ kind: 'accepted' });
    await offices.fresh('DMI');
    expect(await rungsFor('kasi-rehsos')).toEqual(await rungsFor('kadis'));
    const { items, next } = await inboxOf('kasi-rehsos', '?limit=1');
    expect([items.length, (await rungsFor('kasi-rehsos', `?cursor=${next}`)).length]).toEqual([1, 1]);
  });

  test('is read page by page', async () => {
    const first = await inboxOf('pendamping', '?limit=2');
    expect(first.items).toHaveLength(2);
    const second = await inboxOf('pendamping', `?limit=2&cursor=${first.next}`);
    expect([second.items.length, second.next]).toEqual([1, null]);
    const damaged = await api.as('pendamping').get('/api/inbox?cursor=x');
    expect(damaged).toMatchObject({ status: 400, body: { errors: [{ pointer: '/cursor' }] } });
  });

  test('counts what is unread, for each account by itself, until it says how far it has seen', async () => {
    const { items, unread } = await inboxOf('pendamping');
    expect(unread).toBe(3);
    const marked = await api.as('pendamping').post('/api/inbox/seen', { through: items[1].ordinal });
    expect(marked).toMatchObject({ status: 200, body: { through: items[1].ordinal, unread: 1 } });
    const back = await api.as('pendamping').post('/api/inbox/seen', { through: items[2].ordinal });
    expect(back.body).toMatchObject({ through: items[1].ordinal, unread: 1 });
    const seen = (await inboxOf('pendamping')).items.map((entry: { seen: boolean }) => entry.seen);
    expect(seen).toEqual([false, true, true]);
    expect((await inboxOf('pendamping2')).unread).toBe(3);
  });
});
