import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApi } from '../testing/index.ts';

const ODGJ = 'dumai-penanganan-odgj';
let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice({ services: [ODGJ] });
});
afterAll(() => api.close());

const send = (payload: string | Buffer, contentType = 'application/json') =>
  api.as('loket').send({
    method: 'POST',
    url: '/api/reports',
    payload,
    headers: { 'content-type': contentType, 'idempotency-key': 'k' },
  });

describe('a body is refused', () => {
  const facts = (value: string) => `{"service":"${ODGJ}","cases":[{"client":null,"reporter":null,"facts":${value}}]}`;

  test.each([
    ['a lone surrogate', facts('{"story":"\\ud800"}'), '/cases/0/facts/story'],
    ['a key like an integer', facts('{"7":1}'), '/cases/0/facts/7'],
    ['__proto__', facts('{"__proto__":{}}'), '/cases/0/facts/__proto__'],
    ['a name that every object has', facts('{"toString":"x"}'), '/cases/0/facts/toString'],
    ['such a name at its top', `{"valueOf":1,${facts('{}').slice(1)}`, '/valueOf'],
    ['a number beyond exactness', facts('{"persons":9007199254740993}'), '/cases/0/facts/persons'],
    ['an infinite number', facts('{"persons":1e999}'), '/cases/0/facts/persons'],
  ])('for %s, with its place', async (_, body, pointer) => {
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'body-refused', errors: [{ in: 'body', pointer }] } });
  });

  test.each([
    ['its top', `{"service":"${ODGJ}","service":"x","cases":[]}`, '/service'],
    ['a fact', facts('{"story":"a","story":"b"}'), '/cases/0/facts/story'],
  ])('for naming a member of %s twice, with its place', async (_, body, pointer) => {
    const errors = [{ in: 'body', pointer, problem: 'repeated' }];
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 'body-refused', errors } });
  });

  test('for depth', async () => {
    const answer = await send(facts(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`));
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ problem: 'too-deep' }] } });
  });

  test.each([
    ['{"service":', 11],
    ['{"service": Siti}', 12],
    ['', null],
  ])('where %j is no JSON, with the position and without a word of it', async (body, position) => {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    expect(answer.body.position ?? null).toBe(position);
    expect(JSON.stringify(answer.body)).not.toContain('Siti');
  });

  test.each(['[]', '"x"', '7', 'null'])('where %s is no object', async (body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });

  test('where it is not UTF-8, too large, or of another type', async () => {
    expect(await send(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ status: 400, body: { code: 'body-not-json' } });
    expect(await send(`"${'x'.repeat(1024 * 1024)}"`)).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
    expect(await send('a=1', 'application/x-www-form-urlencoded')).toMatchObject({
      status: 415,
      body: { code: 'media-type-not-supported' },
    });
  });
});

describe('an envelope is refused', () => {
  const good = { service: ODGJ, cases: [{ facts: { channel: 'counter', reportedBy: 'police' } }] };

  test.each([
    [{ ...good, service: undefined }, '/service', 'missing'],
    [{ ...good, service: 7 }, '/service', 'wrong-type'],
    [{ ...good, service: 'X Y' }, '/service', 'malformed'],
    [{ ...good, extra: 1 }, '/extra', 'unknown'],
    [{ ...good, cases: [] }, '/cases', 'too-short'],
    [{ ...good, cases: {} }, '/cases', 'wrong-type'],
    [{ ...good, cases: [[]] }, '/cases', 'wrong-type'],
    [{ ...good, cases: [{ facts: [] }] }, '/cases/0/facts', 'wrong-type'],
    [{ ...good, cases: [{ facts: {}, client: [] }] }, '/cases/0/client', 'wrong-type'],
    [{ ...good, cases: [{ facts: {}, client: { subject: 'x' } }] }, '/cases/0/client/subject', 'malformed'],
    [{ ...good, cases: [{ facts: {}, client: {} }] }, '/cases/0/client', 'malformed'],
    [{ ...good, cases: [{ facts: {}, client: { name: 'x' } }] }, '/cases/0/client/name', 'unknown'],
    [{ ...good, occurredAt: '2026-02-30T10:00:00Z' }, '/occurredAt', 'malformed'],
    [{ ...good, occurredAt: 1 }, '/occurredAt', 'wrong-type'],
    [{ ...good, performedBy: {} }, '/performedBy', 'malformed'],
    [
      { ...good, performedBy: { position: { role: 'king', unit: 'dinas' } } },
      '/performedBy/position/role',
      'not-allowed',
    ],
  ])('%j: %s is %s', async (body, pointer, problem) => {
    const answer = await api.as('loket').post('/api/reports', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ in: 'body', pointer, problem }));
  });

  test('and facts by the domain, at their place in the request', async () => {
    const cases = [{ client: { facts: { nik: 1472015708900003 } }, facts: { channel: 'smoke', reportedBy: 'police' } }];
    const answer = await api.as('loket').post('/api/reports', { ...good, cases });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toMatch(/^\/cases\/0\/(client\/)?facts\//);
  });

  test('facts that are missing are 422', async () => {
    const cases = [{ client: { facts: {} }, facts: { channel: 'counter' } }];
    const answer = await api.as('loket').post('/api/reports', { ...good, cases });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'facts-missing', errors: [{ pointer: '/cases/0/facts/reportedBy', problem: 'missing' }] },
    });
  });
});

describe('headers and addresses', () => {
  const note = { facts: { text: 'x' } };
  const unknown = '/api/cases/6f9619ff-8b86-4d01-b42d-00cf4fc964ff/notes';

  test('Idempotency-Key is required, of visible ASCII', async () => {
    expect(await api.as('loket').post(unknown, note, { key: null })).toMatchObject({
      status: 400,
      body: { code: 'idempotency-key-required' },
    });
    for (const key of ['a b', 'é', 'x'.repeat(129)])
      expect(await api.as('loket').post(unknown, note, { key })).toMatchObject({
        status: 400,
        body: { code: 'idempotency-key-malformed', errors: [{ in: 'header', pointer: '/idempotency-key' }] },
      });
  });

  test('If-Match holds a revision', async () => {
    const answer = await api.as('loket').post(unknown, note, { headers: { 'if-match': 'W/"1"' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'if-match-malformed' } });
  });

  test('If-Match does not go with several cases', async () => {
    const { body } = await api.as('loket').get('/api/openapi.json');
    const named = (path: string) =>
      body.paths[path].post.parameters.some(({ name }: { readonly name: string }) => name === 'If-Match');
    expect(['/api/reports', '/api/steps', '/api/cases/{id}/steps'].map(named)).toEqual([false, false, true]);
    const cases = ['6f9619ff-8b86-4d01-b42d-00cf4fc964ff'];
    for (const [url, sent] of [
      ['/api/steps', { cases, step: 'kasus_ditutup' }],
      [
        '/api/reports',
        { service: ODGJ, cases: [{ client: { facts: {} }, facts: { channel: 'counter', reportedBy: 'police' } }] },
      ],
    ] as const) {
      expect(await api.as('loket').post(url, sent, { headers: { 'if-match': '"1"' } })).toMatchObject({
        status: 400,
        body: { code: 'if-match-of-many', errors: [{ in: 'header', pointer: '/if-match' }] },
      });
    }
  });

  test.each([
    ['/api/cases/1/notes', 400, 'request-invalid'],
    [unknown, 404, 'unknown-case'],
    ['/api/nothing', 404, 'unknown-route'],
    ['/api/cases/%zz/notes', 400, 'request-malformed'],
    [`/api/cases/${'x'.repeat(300)}/notes`, 414, 'address-too-long'],
  ])('%s is %i %s', async (url, status, code) => {
    expect(await api.as('loket').post(url, note)).toMatchObject({ status, body: { status, code } });
  });

  test('a wrong method is told with the right ones', async () => {
    const answer = await api.as('loket').send({ method: 'PUT', url: '/api/session' });
    expect(answer).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
    expect(answer.headers.allow).toBe('POST, GET, DELETE');
  });
});

test('problems speak the language of the caller, Indonesian where they name none', async () => {
  const titled = async (language?: string) =>
    (await api.nobody.get('/api/session', { headers: language ? { 'accept-language': language } : {} })).body.title;
  expect(await titled()).toBe('Silakan masuk');
  expect(await titled('en-GB,en;q=0.9')).toBe('Please log in');
  expect(await titled('fr, en;q=0.5, id;q=0.7')).toBe('Silakan masuk');
});
