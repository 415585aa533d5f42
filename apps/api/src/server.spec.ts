import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Configuration, readConfiguration } from '@jejak/configuration';
import { afterEach, expect, test } from '@jest/globals';
import { type ApiServer, startServer } from './server.ts';
import { TestApi } from './testing/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'jejak-server-'));
let server: ApiServer | undefined;
let api: TestApi | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const here = (more: Partial<Configuration> = {}): Configuration => ({
  ...readConfiguration({}),
  data: folder,
  port: 0,
  logLevel: 'silent',
  ...more,
});

test('the first start gives a link that makes the first administrator, once', async () => {
  server = await startServer(here(), { passwordCost: { memoryCost: 64, timeCost: 1, parallelism: 1 } });
  const link = new URL(server.setupLink ?? '');
  expect(link.origin).toBe(server.url);
  const page = await fetch(link);
  expect(await page.text()).toContain('data-action="/api/setup"');
  const first = {
    token: link.searchParams.get('token'),
    login: 'admin',
    name: 'Administrator',
    password: 'hujan pagi hari',
  };
  const send = (path: string, body: object) =>
    fetch(`${server?.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await send('/api/setup', first)).status).toBe(204);
  expect((await send('/api/setup', { ...first, login: 'other' })).status).toBe(410);
  const session = await send('/api/session', { login: 'admin', password: first.password });
  expect(await session.json()).toMatchObject({ login: 'admin', instanceAdministrator: true });
  await server.close();
  server = await startServer(here());
  expect(server.setupLink).toBeNull();
});

test('a folder that is served is refused to a second server', async () => {
  server = await startServer(here());
  await expect(startServer(here())).rejects.toMatchObject({ name: 'DataFolderInUse' });
});

test('a port that is taken leaves nothing open behind', async () => {
  server = await startServer(here());
  const port = Number(new URL(server.url).port);
  const other = mkdtempSync(join(tmpdir(), 'jejak-server-'));
  await expect(startServer(here({ data: other, port }))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const again = await startServer(here({ data: other }));
  await again.close();
  rmSync(other, { recursive: true, force: true });
});

test('what still comes over an open connection while the server stops is answered like all before', async () => {
  server = await startServer(here(), { passwordCost: { memoryCost: 65_536, timeCost: 12, parallelism: 1 } });
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname).setEncoding('latin1');
  let answers = '';
  socket.on('data', (chunk) => {
    answers += chunk;
  });
  const body = JSON.stringify({ login: 'nobody', password: 'hujan pagi hari' });
  const head = `host: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
  socket.write(`POST /api/session HTTP/1.1\r\n${head}\r\n\r\n${body}`);
  await sleep(50);
  const closed = server.close();
  server = undefined;
  await sleep(50);
  socket.write(`GET /health/live HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
  await closed;
  expect(answers.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 200']);
});

test('two servers over one store know each other’s cases, and log nothing about people', async () => {
  const lines: string[] = [];
  const ODGJ = 'dumai-penanganan-odgj';
  api = await TestApi.start({
    logSink: { write: (line) => lines.push(line) },
    configuration: { logLevel: 'trace' },
  });
  await api.foundOffice({ services: [ODGJ] });
  const other = await api.another();
  const client = { facts: { name: 'Siti Aminah', nik: '1472015708900003' } };
  const cases = [{ client, facts: { channel: 'counter', reportedBy: 'police', story: 'Ditemukan di pasar' } }];
  const { body } = await api.as('loket').post('/api/reports?q=Siti', { service: ODGJ, cases });
  const note = { facts: { text: 'Siti sudah makan' } };
  const noted = await other.as('loket').post(`/api/cases/${body.cases[0].id}/notes`, note);
  expect(noted).toMatchObject({ status: 201, body: { revision: 1 } });
  const seen = await api
    .as('loket')
    .post(`/api/cases/${body.cases[0].id}/notes`, note, { headers: { 'if-match': '"0"' } });
  expect(seen).toMatchObject({ status: 412, body: { code: 'moved', actual: 1, between: [{ type: 'NoteAdded' }] } });
  await other.nobody.post('/api/session', { login: 'Siti', password: 'Siti' });
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter((line) => /\bsiti\b|1472015708900003|pasar/i.test(line))).toEqual([]);
});

test('metrics tell of requests by route, of commands by outcome, and of the projector', async () => {
  api = await TestApi.start();
  await api.foundOffice({ services: [] });
  const cases = [{ client: { facts: {} }, facts: { channel: 'counter', reportedBy: 'police' } }];
  await api.as('loket').post('/api/reports', { service: 'tidak-ada', cases });
  const { body } = await api.nobody.get('/metrics');
  expect(body).toContain('jejak_commands_total{kind="take-in",outcome="unknown-service",node="n1"} 1');
  expect(body).toContain(
    'jejak_http_request_duration_seconds_count{node="n1",method="POST",route="/api/reports",status="404"} 1',
  );
  expect(body).toMatch(/^jejak_projector_up\{node="n1"\} 1$/m);
  expect(body).toMatch(/^jejak_projector_lag_events\{node="n1"\} \d+$/m);
});
