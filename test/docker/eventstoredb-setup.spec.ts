import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { type StandIn, startStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const ADMIN = `Basic ${Buffer.from('admin:of-the-server').toString('base64')}`;
const certificates = new URL('../../libs/event-store/src/eventstoredb/stand-in/certificates/', import.meta.url);
const file = (name: string) => fileURLToPath(new URL(name, certificates));
const tls = { certificate: readFileSync(file('server.pem')), key: readFileSync(file('server.key')) };

let folder: string;
let standIn: StandIn;
let users: Server;
/** Logins and their passwords, as the administration of users over HTTP keeps them. */
let accounts: Map<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jejak-eventstoredb-setup-'));
  writeFileSync(join(folder, 'admin'), 'of-the-server\n');
  writeFileSync(join(folder, 'jejak'), 'first');
  const rights = ['read', 'write'] as const;
  standIn = await startStandIn({ tls, accounts: { admin: { password: 'of-the-server', rights } } });
  accounts = new Map();
  users = createServer({ cert: tls.certificate, key: tls.key }, async (request, response) => {
    const body = JSON.parse((await text(request)) || '{}');
    const [, login = ''] = /^\/users\/([^/]*)/.exec(request.url ?? '') ?? [];
    const end = (status: number) => response.writeHead(status).end('{}');
    if (request.headers.authorization !== ADMIN) return end(401);
    if (request.method === 'GET') return end(accounts.has(login) ? 200 : 404);
    if (request.url === '/users/') accounts.set(body.loginName, body.password);
    else if (request.url === `/users/${login}/command/reset-password`) accounts.set(login, body.newPassword);
    else return end(404);
    return end(request.url === '/users/' ? 201 : 200);
  });
  users.listen(0, '127.0.0.1');
  await once(users, 'listening');
});
afterEach(async () => {
  users.close();
  await standIn.stop();
  rmSync(folder, { recursive: true });
});

async function setUp(): Promise<{ readonly code: number; readonly said: string }> {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    NODE_EXTRA_CA_CERTS: file('authority.pem'),
    EVENTSTOREDB_URL: `esdb://localhost:${standIn.port}`,
    EVENTSTOREDB_USERS_URL: `https://localhost:${(users.address() as AddressInfo).port}`,
    EVENTSTOREDB_CA_FILE: file('authority.pem'),
    EVENTSTOREDB_ADMIN_PASSWORD_FILE: join(folder, 'admin'),
    EVENTSTOREDB_JEJAK_PASSWORD_FILE: join(folder, 'jejak'),
  };
  const child = spawn(process.execPath, ['docker/eventstoredb-setup.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (data) => (said += data));
  const [code] = await once(child, 'close');
  return { code, said };
}

async function streamed(stream: string) {
  const store = await openEventStoreDB({
    url: `esdb://localhost:${standIn.port}`,
    user: 'admin',
    password: 'of-the-server',
    caFile: file('authority.pem'),
    isCanonical: () => true,
  });
  const events = await store.readStream(stream);
  await store.close();
  return events.map(({ type, json }) => ({ type, data: JSON.parse(json) }));
}

test('the account is made with the rights that it needs, once, and a new password is taken', async () => {
  expect(await setUp()).toEqual({ code: 0, said: 'EventStoreDB is ready for Jejak\n' });
  expect([...accounts]).toEqual([['jejak', 'first']]);
  const [settings, ...more] = await streamed('$settings');
  expect(more).toEqual([]);
  const only = (login: string) => expect.arrayContaining([login]);
  expect(settings).toMatchObject({
    type: '$settings',
    data: { $userStreamAcl: { $r: only('jejak'), $w: ['jejak'], $d: '$admins', $mw: '$admins' } },
  });
  expect(settings?.data.$systemStreamAcl).toEqual({
    ...{ $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' },
  });
  const ofAll = [{ type: '$metadata', data: { $acl: { $r: ['jejak', '$admins'] } } }];
  expect(await streamed('$$$all')).toEqual(ofAll);

  writeFileSync(join(folder, 'jejak'), 'second');
  expect((await setUp()).code).toBe(0);
  expect([...accounts]).toEqual([['jejak', 'second']]);
  expect(await streamed('$settings')).toHaveLength(1);
  expect(await streamed('$$$all')).toEqual(ofAll);
});
