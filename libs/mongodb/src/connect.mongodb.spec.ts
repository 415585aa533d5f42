import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { connectToMongoDB, type MongoSettings, transact } from './index.ts';
import { certificates, startTestServer, type TestServer } from './testing/index.ts';

const describeWithProgram = process.env.SECANTUSD ? describe : describe.skip;

const showing = (certificate: string) => ['--tls-cert-file', certificate, '--tls-key-file', certificates.key];

/** Connects, writes in a transaction as read models are, and reads it. */
async function use(settings: MongoSettings): Promise<unknown> {
  const connection = await connectToMongoDB({ selectionMs: 2_000, ...settings });
  try {
    const [documents, secrets] = [connection.readModels.collection('tried'), connection.private.collection('tried')];
    await transact(connection.client, async (session) => {
      await documents.insertOne({ n: 1 }, { session });
      await secrets.insertOne({ n: 2 }, { session });
    });
    return [(await documents.findOne())?.n, (await secrets.findOne())?.n];
  } finally {
    await connection.close();
  }
}

const refusal = (message: RegExp) => ({ name: 'MongoRefused', message: expect.stringMatching(message) });

describeWithProgram('over TLS', () => {
  let server: TestServer;
  afterEach(() => server.remove());

  test('the authority in MONGODB_CA_FILE is trusted, by name and by address', async () => {
    server = await startTestServer(showing(certificates.server));
    expect(await use({ url: server.url, caFile: certificates.authority })).toEqual([1, 2]);
    const named = server.url.replace('127.0.0.1', 'localhost');
    expect(await use({ url: `${named}named`, caFile: certificates.authority })).toEqual([1, 2]);
  });

  test.each([
    [
      'another authority',
      certificates.stranger,
      /is not trusted: name the authority that signed it in MONGODB_CA_FILE/,
    ],
    ['a file that is not there', '/none.pem', /MONGODB_CA_FILE cannot be read \(ENOENT/],
    ['no TLS here', undefined, /does not answer.*whether TLS is on at both ends \(MONGODB_CA_FILE turns it on/],
  ])('%s is refused, with what to change', async (_, caFile, message) => {
    server = await startTestServer(showing(certificates.server));
    const settings = caFile === undefined ? { url: server.url } : { url: server.url, caFile };
    await expect(use(settings)).rejects.toMatchObject(refusal(message));
  });

  test.each([
    ['for another host', certificates.otherHost, /for another name: use one of its names in MONGODB_URL/],
    ['that has expired', certificates.expired, /has expired: renew it there/],
  ])('a certificate %s is refused, with what to change', async (_, certificate, message) => {
    server = await startTestServer(showing(certificate));
    await expect(use({ url: server.url, caFile: certificates.authority })).rejects.toMatchObject(refusal(message));
  });

  test('a server without TLS is not taken for one with it', async () => {
    server = await startTestServer();
    await expect(use({ url: server.url, caFile: certificates.authority })).rejects.toMatchObject(
      refusal(/does not answer.*whether TLS is on at both ends/),
    );
  });
});

describeWithProgram('with accounts', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await makeUsers(server.url);
    await server.kill();
    await server.start(['--auth', ...showing(certificates.server)]);
  });
  afterAll(() => server.remove());

  const enter = (more: Partial<MongoSettings>) =>
    use({ url: `${server.url}jejak`, caFile: certificates.authority, ...more });

  test('a user with readWrite on both databases comes in by SCRAM, and needs no more than that', async () => {
    expect(await enter({ user: 'jejak', password: 'p@ss:wörd/1' })).toEqual([1, 2]);
  });

  test('the user is known in the database admin, unless the URL names another', async () => {
    const user = { user: 'jejak', password: 'p@ss:wörd/1' };
    expect(await enter({ ...user, url: `${server.url}jejak?authSource=admin` })).toEqual([1, 2]);
    await expect(enter({ ...user, url: `${server.url}jejak?authSource=jejak` })).rejects.toMatchObject(
      refusal(/does not know this user/),
    );
  });

  test('it may end sessions of its own, which taking over from a frozen writer needs', async () => {
    const settings = { url: server.url, caFile: certificates.authority, user: 'jejak', password: 'p@ss:wörd/1' };
    const { client, close } = await connectToMongoDB(settings);
    const id = client.startSession().id?.id;
    expect(await client.db('admin').command({ killSessions: [{ id }] })).toMatchObject({ ok: 1 });
    await close();
  });

  test.each([
    ['a wrong password', { user: 'jejak', password: 'guess' }],
    ['a user that is not known', { user: 'nobody', password: 'p@ss:wörd/1' }],
  ])('%s is refused, and what was tried is not said', async (_, wrong) => {
    const refused = enter(wrong);
    await expect(refused).rejects.toMatchObject(
      refusal(/does not know this user: look at MONGODB_USER and MONGODB_PASSWORD_FILE/),
    );
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining(wrong.password) });
  });

  test.each([
    ['no user at all', {}],
    ['a user without rights here', { user: 'stranger', password: 'elsewhere' }],
  ])('%s may not write', async (_, who) => {
    await expect(enter(who)).rejects.toThrow(/not authorized|requires authentication/i);
  });
});

/** As an operator does before access control is on. */
async function makeUsers(url: string): Promise<void> {
  const client = new MongoClient(url);
  const readWrite = (...names: string[]) => names.map((db) => ({ role: 'readWrite', db }));
  const admin = client.db('admin');
  await admin.command({ createUser: 'jejak', pwd: 'p@ss:wörd/1', roles: readWrite('jejak', 'jejak_private') });
  await admin.command({ createUser: 'stranger', pwd: 'elsewhere', roles: readWrite('elsewhere') });
  await client.close();
}
