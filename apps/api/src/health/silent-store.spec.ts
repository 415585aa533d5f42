import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '@jejak/configuration';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ApiServer, startServer } from '../server.ts';

/** As docker/health.mjs and most monitoring have it. */
const PATIENCE_MS = 4_000;

let folder: string;
let standIn: SpawnedStandIn;
let server: ApiServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jejak-silent-'));
  standIn = await SpawnedStandIn.start(join(folder, 'events.log'));
  const settings = { JEJAK_DATA: folder, JEJAK_PORT: '0', JEJAK_LOG_LEVEL: 'silent', EVENTSTOREDB_URL: standIn.url };
  server = await startServer(readConfiguration(settings), { projects: false });
});
afterEach(async () => {
  process.kill(standIn.pid, 'SIGCONT');
  await server.close();
  await standIn.kill();
  rmSync(folder, { recursive: true });
});

test('a store that falls silent is told of before those who ask give up', async () => {
  process.kill(standIn.pid, 'SIGSTOP');
  const answer = await fetch(`${server.url}/health`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ status: 'down', parts: { events: { status: 'down' } } });
}, 30_000);
