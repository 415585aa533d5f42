import { createServer } from 'node:net';
import { ConfigurationRefused } from '@jejak/configuration';
import { expect, test } from '@jest/globals';
import { startFailure } from './start-failure.ts';

async function listening(host: string, port: number): Promise<unknown> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => resolve(server));
  });
}

const named = (name: string) => Object.assign(new Error('what to change'), { name });

test('a wrong setting is code 2, a folder in use 3, a store that is away 1, and each says what to change', () => {
  expect(startFailure(new ConfigurationRefused(['JEJAK_X must be y']), 'JEJAK_PORT')).toEqual({
    message: 'JEJAK_X must be y',
    exitCode: 2,
  });
  for (const [name, exitCode] of [
    ['DataFolderInUse', 3],
    ['MongoUnavailable', 1],
    ['KeyServiceRefused', 1],
    ['LedgerBehind', 1],
  ] as const) {
    expect(startFailure(named(name), 'JEJAK_PORT')).toEqual({ message: 'what to change', exitCode });
  }
});

test('a port that is taken names the setting of the app that wanted it', async () => {
  const server = createServer();
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const failure = startFailure(await listening('127.0.0.1', port), 'JEJAK_PROJECTOR_PORT');
  expect(failure).toMatchObject({ exitCode: 1, message: expect.stringContaining('Set JEJAK_PROJECTOR_PORT') });
  server.close();
});

test.each(['192.0.2.1', 'no-such-host.invalid'])('%s is no address of this machine', async (host) => {
  const failure = startFailure(await listening(host, 0), 'JEJAK_PORT');
  expect(failure).toMatchObject({ exitCode: 2, message: expect.stringContaining('JEJAK_HOST must be') });
});

test('a fault of the program is none of the operator’s', () => {
  expect(startFailure(new TypeError('x is undefined'), 'JEJAK_PORT')).toBeNull();
});
