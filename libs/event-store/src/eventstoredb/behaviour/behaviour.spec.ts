import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SpawnedStandIn } from '../stand-in/index.ts';
import { behaviourPage, SECTIONS } from './page.ts';
import type { Observed } from './row.ts';

const server = process.env.TEST_EVENTSTOREDB_URL;
const folder = mkdtempSync(join(tmpdir(), 'jejak-behaviour-'));
let standIn: SpawnedStandIn | undefined;
let observed: Observed;

beforeAll(async () => {
  if (!server) standIn = await SpawnedStandIn.start(join(folder, 'server.log'));
  observed = {
    client: EventStoreDBClient.connectionString(server ?? String(standIn?.url)),
    kill: standIn ? () => standIn?.kill() ?? Promise.resolve() : null,
    startAgain: async () => standIn?.startAgain(),
  };
});

afterAll(async () => {
  // It waits for calls that a killed server never ended; nothing of it needs to be waited for here.
  void observed.client.dispose();
  await standIn?.kill();
  rmSync(folder, { recursive: true });
});

for (const { title, rows } of SECTIONS) {
  describe(title, () => {
    for (const row of rows) {
      const here = row.kills && server ? test.skip : test;
      here(row.case, async () => expect(await row.see(observed)).toBe(row.sees));
    }
  });
}

test('docs/eventstoredb-contract.md says what the suite sees', () => {
  const page = readFileSync(new URL('../../../../../docs/eventstoredb-contract.md', import.meta.url), 'utf8');
  expect(page).toBe(behaviourPage());
});
