import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiServer, startServer } from '@jejak/api';
import { TestClient } from '@jejak/api/testing';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { csrfToken } from '@jejak/identity';
import { openMongoIdentityStores } from '@jejak/identity/mongodb';
import { foundExample, ODGJ, userId } from '@jejak/ledger/testing';
import { certificates, openTestDatabase, type TestDatabase } from '@jejak/mongodb/testing';
import { startTransitStandIn, type TransitStandIn } from '@jejak/privacy/testing';
import { startProjector } from '@jejak/projector-app';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configuredOn } from './configured-on.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const OFFICE = 'DMI';
const ofCertificate = (file: string) => ({ cert: readFileSync(file), key: readFileSync(certificates.key) });

let folder: string;
let events: SpawnedStandIn;
let database: TestDatabase;
let service: TransitStandIn;
let server: ApiServer;
let loket: TestClient;
const running = new AsyncDisposableStack();
const lines: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jejak-key-service-refuses-'));
  events = await SpawnedStandIn.start(join(folder, 'events.log'));
  database = await openTestDatabase();
  service = await startTransitStandIn(['jejak'], 'good', ofCertificate(certificates.server));
  await writeFile(join(folder, 'token'), 'good');
  running.adopt(await startProjector(configured('p1'), { write: () => {} }), (it) => it.close());
  const logSink = { write: (line: string) => lines.push(line) };
  server = running.adopt(await startServer(configured('n1'), { logSink, passwordCost: CHEAP }), (it) => it.close());
  await foundExample(server.backend.ledger, OFFICE);
  loket = await loggedIn('loket');
}, 60_000);
afterAll(async () => {
  await running.disposeAsync();
  await database.remove();
  await service.close();
  await events.kill();
  await rm(folder, { recursive: true });
});

const configured = (name: string) =>
  configuredOn({ folder, events, database }, name, {
    JEJAK_LOG_LEVEL: 'warn',
    KMS_URL: service.url,
    KMS_TOKEN_FILE: join(folder, 'token'),
    KMS_CA_FILE: certificates.authority,
  });

async function loggedIn(key: string): Promise<TestClient> {
  const { accounts, sessions } = server.backend.identity;
  const stores = await openMongoIdentityStores(database.connection);
  const account = await accounts.prepare({ login: key, name: key, office: OFFICE, password: 'hujan di bukit pagi' });
  await stores.accounts.insert({ ...account, id: userId(OFFICE, key) });
  const { secret } = await sessions.open(userId(OFFICE, key));
  return new TestClient(server.fastify, { cookie: `jejak=${secret}`, 'x-csrf-token': csrfToken(secret) });
}

/** Of somebody new, for whom a key has to be wrapped. */
const report = (name: string) => {
  const one = { client: { facts: { name } }, facts: { channel: 'counter', reportedBy: 'police' } };
  return loket.post('/api/reports', { service: ODGJ, cases: [one] });
};

/** The one warning that was logged since the last look. */
function warning(): unknown {
  const [line = '{}', ...more] = lines.splice(0);
  expect(more).toEqual([]);
  return JSON.parse(line);
}

test.each([
  [
    'a certificate that expires',
    () => service.show(ofCertificate(certificates.expired)),
    () => service.show(ofCertificate(certificates.server)),
    /has expired: renew it there/,
  ],
  [
    'a token that is taken back',
    () => service.tokens.clear(),
    () => service.tokens.add('good'),
    /may not update transit\/encrypt\/jejak: add it to its policy/,
  ],
])(
  '%s while servers run refuses what needs a key, tells the operator, and holds up nothing else',
  async (_, spoil, mend, advice) => {
    const before = await report('Siti Aminah');
    expect(before.status).toBe(201);
    const position = { headers: { 'jejak-position': before.body.position } };
    lines.length = 0;
    spoil();
    expect(await report('Budi Santoso')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '60' },
      body: { code: 'key-service-refused', title: 'Layanan kunci menolak' },
    });
    expect(warning()).toMatchObject({
      level: 40,
      msg: 'could not serve',
      err: { name: 'KeyServiceRefused', advice: expect.stringMatching(advice) },
    });
    for (const url of ['/api/worklist', `/api/cases/${before.body.cases[0].id}`]) {
      expect((await loket.get(url, position)).status).toBe(200);
    }
    mend();
    expect((await report('Budi Santoso')).status).toBe(201);
    expect(lines).toEqual([]);
  },
);
