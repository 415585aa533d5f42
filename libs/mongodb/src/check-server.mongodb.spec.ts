import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectToMongoDB } from './index.ts';
import { openTestDatabase, startTestServer, type TestServer } from './testing/index.ts';

const describeWithProgram = process.env.SECANTUSD ? describe : describe.skip;

test('read models and private data have databases of their own, named after the one in the URL', async () => {
  const { settings, connection, remove } = await openTestDatabase();
  const [, name = ''] = new URL(settings.url).pathname.split('/');
  expect(connection.readModels.databaseName).toBe(name);
  expect(connection.private.databaseName).toBe(`${name}_private`);
  await remove();
});

test.each([
  ['mongodb://', /MONGODB_URL cannot be used/],
  ['http://127.0.0.1', /MONGODB_URL cannot be used/],
  ['mongodb://127.0.0.1:1/', /127\.0\.0\.1:1 does not answer as a primary: look at MONGODB_URL/],
])('%s is refused with what to look at', async (url, message) => {
  await expect(connectToMongoDB({ url, selectionMs: 200 })).rejects.toMatchObject({
    name: 'MongoRefused',
    message: expect.stringMatching(message),
  });
});

describeWithProgram('a server that stands alone', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(['--standalone']);
  });
  afterAll(() => server.remove());

  test('is refused at the start, with what to do, although it would let a transaction pass', async () => {
    await expect(connectToMongoDB({ url: server.url })).rejects.toMatchObject({
      name: 'MongoRefused',
      message: expect.stringMatching(/stands alone.*--replSet rs0.*rs\.initiate\(\)/),
    });
  });
});
