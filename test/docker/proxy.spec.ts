import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { request } from 'node:https';
import { createServer as listenAnywhere } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificates } from '@jejak/mongodb/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COMPOSE_FILE } from './compose-file.ts';

const hasNginx = spawnSync('nginx', ['-v']).status === 0;
if (!hasNginx) console.warn('THE PROXY IS NOT TESTED: there is no nginx');
const describeWithNginx = hasNginx ? describe : describe.skip;

let folder: string;
let nginx: ChildProcess;
let port: number;
let servers: Server[];

/** A server that lacks something for whoever asks for it, and answers everybody else. */
const serve: RequestListener = ({ url, headers }, response) => {
  if (url?.startsWith('/api/lacking')) return void response.writeHead(503, { 'retry-after': '1' }).end('lacking');
  response.end(JSON.stringify(headers));
};

beforeAll(async () => {
  if (!hasNginx) return;
  folder = mkdtempSync(join(tmpdir(), 'jejak-proxy-'));
  servers = await Promise.all([listening(), listening()]);
  port = await freePort();
  writeFileSync(join(folder, 'proxy.conf'), await asOnThisMachine(servers.map(portOf)));
  const http = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const main = `daemon off; pid ${folder}/pid; events {} http { ${http.join(' ')} include ${folder}/proxy.conf; }`;
  writeFileSync(join(folder, 'nginx.conf'), main);
  // It opens its outputs by name, which a pipe of Node's does not allow.
  const output = openSync(join(folder, 'output'), 'a');
  nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { stdio: ['ignore', output, output] });
  closeSync(output);
  while ((await ask('/').catch(() => null)) === null) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${logged()}`);
    await sleep(50);
  }
}, 30_000);
afterAll(async () => {
  if (!hasNginx) return;
  if (nginx.exitCode === null) {
    const gone = once(nginx, 'exit');
    nginx.kill('SIGTERM');
    await gone;
  }
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

/** What the proxy printed. */
const logged = () => readFileSync(join(folder, 'output'), 'utf8');

async function listening(): Promise<Server> {
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function freePort(): Promise<number> {
  const server = listenAnywhere().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const found = portOf(server);
  server.close();
  await once(server, 'close');
  return found;
}

function portOf(server: { address(): unknown }): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null || !('port' in address)) throw new Error('no port');
  return Number(address.port);
}

/** docker/proxy.conf with the places of this machine; `http2 on` is not known to nginx before 1.25. */
async function asOnThisMachine([first, second]: readonly (number | undefined)[]): Promise<string> {
  return readFileSync(join(dirname(COMPOSE_FILE), 'proxy.conf'), 'utf8')
    .replace('api-1:3000', `127.0.0.1:${first}`)
    .replace('api-2:3000', `127.0.0.1:${second}`)
    .replace('listen 8080', `listen 127.0.0.1:${await freePort()}`)
    .replace('listen 8443', `listen 127.0.0.1:${port}`)
    .replace('http2 on;', '')
    .replace('/run/secrets/proxy-certificate', certificates.server)
    .replace('/run/secrets/proxy-key', certificates.key);
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function ask(path: string, headers: IncomingHttpHeaders = {}): Promise<Answer> {
  const ca = readFileSync(certificates.authority);
  const asking = request({ host: '127.0.0.1', port, path, ca, headers, agent: false }).end();
  const [answer] = await once(asking, 'response');
  let body = '';
  for await (const chunk of answer) body += chunk;
  return { status: answer.statusCode, headers: answer.headers, body };
}

describeWithNginx('the proxy of the compose file', () => {
  test('hands on what a server answers to one who lacks something, and goes on asking that server', async () => {
    for (let times = 0; times < 6; times += 1) {
      expect(await ask('/api/lacking')).toMatchObject({
        status: 503,
        headers: { 'retry-after': '1' },
        body: 'lacking',
      });
    }
    expect(await ask('/api/worklist')).toMatchObject({ status: 200 });
  });

  test('says whom it saw, whatever the caller claims', async () => {
    const { body } = await ask('/api/worklist', { 'x-forwarded-for': '10.0.0.1' });
    expect(JSON.parse(body)).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' });
  });

  test('keeps figures and states from those outside', async () => {
    const asked = ['/metrics', '/health', '/health/ready', '/health/live'].map(
      async (path) => (await ask(path)).status,
    );
    expect(await Promise.all(asked)).toEqual([404, 404, 404, 200]);
  });

  test('goes on with the other server when one is gone, and nowhere writes down what was searched for', async () => {
    servers[0]?.closeAllConnections();
    servers[0]?.close();
    for (let times = 0; times < 4; times += 1) {
      expect(await ask('/api/search?q=1472015708900003')).toMatchObject({ status: 200 });
    }
    servers[1]?.closeAllConnections();
    servers[1]?.close();
    expect(await ask('/api/search?q=1472015708900003')).toMatchObject({ status: 502 });
    expect(logged()).toMatch(/"GET \/api\/search" 502 /);
    expect(logged()).not.toContain('1472015708900003');
  });
});
