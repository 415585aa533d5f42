import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TEST_PASSWORD, TestApi } from '../testing/index.ts';

const dinkom = { id: randomUUID(), office: null, instanceAdministrator: true };
const deputy = { id: randomUUID(), office: null };
let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice({ services: [] });
  await api.foundOffice({ code: 'GTO', services: [] });
  await api.addAccount('dinkom', dinkom);
  await api.addAccount('wakil', deputy);
});
afterAll(() => api.close());

interface Listed {
  readonly login: string;
  readonly office: string | null;
}

async function everyAccount(who: string, office: string | null, query = ''): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const url: string = `/api/accounts?limit=3${query}${cursor && `&cursor=${cursor}`}`;
    const { status, body } = await api.as(who, office).get(url);
    expect(status).toBe(200);
    expect(body.items.length).toBeLessThanOrEqual(3);
    found.push(...body.items);
    cursor = body.next;
  }
  return found;
}

describe('the list of accounts', () => {
  test('gives each account of the office once, by login, page by page', async () => {
    const accounts = await everyAccount('admin', 'DMI');
    const logins = accounts.map(({ login }) => login);
    expect(logins.length).toBeGreaterThan(6);
    expect(logins).toEqual([...new Set(logins)].sort());
    expect(new Set(accounts.map(({ office }) => office))).toEqual(new Set(['DMI']));
  });

  test('gives those of all offices, or of one, to who administers the instance', async () => {
    const all = await everyAccount('dinkom', null);
    expect(new Set(all.map(({ office }) => office))).toEqual(new Set(['DMI', 'GTO', null]));
    const one = await everyAccount('dinkom', null, '&office=GTO');
    expect(new Set(one.map(({ office }) => office))).toEqual(new Set(['GTO']));
  });

  test('of another office is not given, by its code or by a cursor', async () => {
    const refused = await api.as('admin').get('/api/accounts?office=GTO');
    expect(refused).toMatchObject({ status: 403, body: { code: 'other-office' } });
    const { next } = (await api.as('admin', 'GTO').get('/api/accounts?limit=3')).body;
    for (const cursor of [next, 'x', Buffer.from('["accounts","DMI",7]').toString('base64url')]) {
      expect(await api.as('admin').get(`/api/accounts?limit=3&cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: 'cursor-invalid', errors: [{ in: 'query', pointer: '/cursor' }] },
      });
    }
  });
});

describe('who administers the instance', () => {
  const grant = (who: string, id: string, granted: boolean) =>
    api.as(who, null).post(`/api/accounts/${id}/instance-administrator`, { granted });

  test('cannot be the last one and give it up, nor be disabled', async () => {
    const refused = { status: 409, body: { code: 'last-administrator' } };
    expect(await grant('dinkom', dinkom.id, false)).toMatchObject(refused);
    expect(await api.as('dinkom', null).post(`/api/accounts/${dinkom.id}/state`, { disabled: true })).toMatchObject(
      refused,
    );
  });

  test('is made by another one, and no account of an office is', async () => {
    expect(await grant('wakil', deputy.id, true)).toMatchObject({ status: 403, body: { code: 'only-administrator' } });
    const [staff] = await everyAccount('admin', 'DMI');
    const { id } = staff as Listed & { readonly id: string };
    expect(await grant('dinkom', id, true)).toMatchObject({ status: 409, body: { code: 'account-of-an-office' } });
    expect(await grant('dinkom', deputy.id, true)).toMatchObject({
      status: 200,
      body: { instanceAdministrator: true },
    });
    expect(await grant('wakil', dinkom.id, false)).toMatchObject({
      status: 200,
      body: { instanceAdministrator: false },
    });
    expect(await grant('wakil', deputy.id, false)).toMatchObject({ status: 409, body: { code: 'last-administrator' } });
    expect(await grant('wakil', dinkom.id, true)).toMatchObject({ status: 200 });
  });
});

describe('one’s own password', () => {
  test('is not to be guessed by who sits at an open session', async () => {
    const change = (present: string) => api.as('staf').post('/api/password', { present, password: 'angin laut sore' });
    for (let tries = 0; tries < 5; tries++) {
      expect(await change('a guess of mine')).toMatchObject({ status: 403, body: { code: 'password-wrong' } });
    }
    const held = await change(TEST_PASSWORD);
    expect(held).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('a token', () => {
  const token = async (who: string, office: string | null, scope = 'write') => {
    const body = { name: 'SIKS-NG', scope, expiresAt: '2027-06-01T00:00:00Z' };
    return (await api.as(who, office).post('/api/tokens', body)).body as {
      readonly id: string;
      readonly secret: string;
    };
  };

  test('lets nobody in, whoever made it', async () => {
    const { secret } = await token('dinkom', null);
    const headers = { authorization: `Bearer ${secret}` };
    const [staff] = await everyAccount('admin', 'DMI');
    const { id } = staff as Listed & { readonly id: string };
    for (const [url, body] of [
      ['/api/accounts', { login: 'pintu.belakang', name: 'Pintu', office: 'DMI' }],
      [`/api/accounts/${id}/invitation`, {}],
      [`/api/accounts/${deputy.id}/instance-administrator`, { granted: true }],
      ['/api/tokens', { name: 'x', scope: 'read', expiresAt: '2027-06-01T00:00:00Z' }],
      ['/api/password', { present: TEST_PASSWORD, password: 'angin laut sore' }],
    ] as const) {
      const answer = await api.nobody.post(url, body, { headers });
      expect({ url, ...answer }).toMatchObject({ url, status: 403, body: { code: 'not-allowed' } });
    }
  });

  test('is listed among one’s own, the newest first, page by page', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n++) made.unshift((await token('kasi-rehsos', 'DMI', 'read')).id);
    await token('kadis', 'DMI');
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await api.as('kasi-rehsos').get(`/api/tokens?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(JSON.stringify(body)).not.toContain('secret');
      found.push(...body.items.map(({ id }: { readonly id: string }) => id));
      cursor = body.next;
    }
    expect(found.toSorted()).toEqual(made.toSorted());
    const { next } = (await api.as('kasi-rehsos').get('/api/tokens?limit=2')).body;
    for (const cursor of [next, 'x']) {
      const answer = await api.as('kadis').get(`/api/tokens?cursor=${cursor}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
    }
  });
});
