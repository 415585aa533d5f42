import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../testing/index.ts';

interface Schema {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: Schema & { readonly 'x-personal'?: boolean } };
  readonly additionalProperties?: boolean;
}

interface Operation {
  readonly requestBody?: { readonly content: { readonly [type: string]: { readonly schema: Schema } } };
  readonly security?: readonly object[];
}

interface Documented {
  readonly openapi: string;
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: { readonly schemas: { readonly [name: string]: Schema } };
}

/** Pages and files for browsers, which are no part of the API. */
const NOT_OF_THE_API = /^\/(setup|invitation|link\.(js|css)|api\/docs.*|api\/openapi\.json)$/;

let api: TestApi;
let document: Documented;
beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice({ services: [] });
  document = (await api.nobody.get('/api/openapi.json')).body;
});
afterAll(() => api.close());

function operations(): readonly { readonly method: string; readonly path: string; readonly operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

test('every route is documented, and every documented route is served', () => {
  const served = api.server.routes
    .filter(({ url }) => !NOT_OF_THE_API.test(url))
    .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
  const documented = operations().map(({ method, path }) => `${method} ${path}`);
  expect(documented.sort()).toEqual([...new Set(served)].sort());
});

test('every reference in the document leads somewhere', () => {
  const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]*)"/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(50);
  expect([...new Set(names)].filter((name) => !document.components.schemas[String(name)])).toEqual([]);
});

test('what is sealed is marked as personal', () => {
  const { ClientSentFacts, StepBody } = document.components.schemas;
  expect(ClientSentFacts?.properties?.receivedBy?.['x-personal']).toBe(true);
  expect(ClientSentFacts?.properties?.place?.['x-personal']).toBeUndefined();
  expect(StepBody?.additionalProperties).toBe(false);
});

test('only the routes that need no log-in say so', () => {
  const open = operations().filter(({ operation }) => operation.security?.length === 0);
  expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'GET /health',
    'GET /health/live',
    'GET /health/ready',
    'GET /metrics',
    'POST /api/invitations/redeem',
    'POST /api/session',
    'POST /api/setup',
  ]);
});

test('bodies are checked as the document says: what is required, and nothing beside', async () => {
  const examples: { readonly [name: string]: string } = {
    code: 'DMI',
    date: '2026-08-17',
    hash: 'a'.repeat(64),
    year: '2026',
  };
  for (const { method, path, operation } of operations()) {
    const schema = schemaOf(operation);
    if (method !== 'POST' || !schema) continue;
    const url = path.replace(/\{(\w+)\}/g, (_, name: string) => examples[name] ?? randomUUID());
    const answer = await api.as('admin').post(url, { 'no-such-property': 1 });
    expect({ path, status: answer.status, code: answer.body.code }).toEqual({
      path,
      status: 400,
      code: 'request-invalid',
    });
    const errors: readonly { readonly pointer: string; readonly problem: string }[] = answer.body.errors;
    const pointersOf = (problem: string) => errors.filter((error) => error.problem === problem).map((e) => e.pointer);
    expect({ path, unknown: pointersOf('unknown') }).toEqual({ path, unknown: ['/no-such-property'] });
    const required = (schema.required ?? []).map((name) => `/${name}`);
    expect({ path, missing: pointersOf('missing').sort() }).toEqual({ path, missing: required.sort() });
  }
});

function schemaOf({ requestBody }: Operation): Schema | undefined {
  const schema = requestBody?.content['application/json']?.schema;
  return schema?.$ref ? document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
}

test('the page and its files come from here', async () => {
  const page = await api.nobody.get('/api/docs');
  expect(page).toMatchObject({ status: 200 });
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  for (const [, file] of String(page.body).matchAll(/(?:href|src)="([^"]+)"/g)) {
    expect(await api.nobody.get(String(file))).toMatchObject({ status: 200 });
  }
});
