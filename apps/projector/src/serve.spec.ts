import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '@jejak/configuration';
import { DataFolderInUse, lockDataFolder } from '@jejak/event-store';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startProjector } from './index.ts';

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'jejak-projector-app-'));
});

afterEach(() => rmSync(data, { recursive: true }));

const start = () =>
  startProjector(
    { ...readConfiguration({ JEJAK_DATA: data }), projectorPort: 0 },
    {
      onFailure: (failure) => {
        throw failure;
      },
      onTrouble: () => {},
    },
  );

test('it answers for its health and its figures', async () => {
  const server = await start();
  const health = await fetch(`${server.url}/health`);
  expect([health.status, await health.json()]).toMatchObject([200, { status: 'ok', generation: 'g1', ordinal: -1 }]);
  expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/^jejak_projector_up 1$/m);
  await server.close();
});

test('it leaves a folder alone that a server holds, and gives its own back', async () => {
  const lock = lockDataFolder(data, 'jejak serve');
  await expect(start()).rejects.toThrow(DataFolderInUse);
  await expect(start()).rejects.toThrow('is in use by jejak serve');
  lock.release();
  await (await start()).close();
  lockDataFolder(data, 'jejak serve').release();
});
