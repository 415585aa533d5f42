import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '@jejak/composition';
import { readConfiguration } from '@jejak/configuration';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { foundExample, ODGJ, taken } from '@jejak/ledger/testing';
import type { WorklistRow } from '@jejak/projections';
import { LiveCollections } from '@jejak/projector';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Backend, openBackend } from './index.ts';

let standIn: SpawnedStandIn;
let data: string;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'jejak-on-eventstoredb-'));
  standIn = await SpawnedStandIn.start(join(data, 'server.log'));
});

afterEach(async () => {
  await standIn.kill();
  rmSync(data, { recursive: true });
});

const open = (environment: { readonly [name: string]: string } = {}) =>
  openBackend(
    readConfiguration({ JEJAK_DATA: data, EVENTSTOREDB_URL: standIn.url, ...environment }),
    openLog('silent'),
  );

async function worklist({ readStore, projector }: Backend): Promise<readonly string[]> {
  await projector?.caughtUp();
  const live = await LiveCollections.open(readStore);
  const { documents } = await readStore.find<{ readonly [K in keyof WorklistRow]: WorklistRow[K] }>(
    live.name('worklist'),
    { filter: { office: 'DMI', service: ODGJ }, limit: 10 },
  );
  await live.close();
  return documents.map(({ id }) => id);
}

test('with EVENTSTOREDB_URL set the ledger lies on that server, and everything else goes on as before', async () => {
  const first = await open();
  await foundExample(first.ledger);
  const [id] = await taken(first.ledger, 'on a server');
  expect(first.offices.get('DMI')?.name).toBe('Dinas Sosial DMI');
  expect(await worklist(first)).toEqual([id]);
  await first.close();
  expect(readdirSync(data)).not.toContain('events.db');

  await standIn.kill();
  await standIn.startAgain();
  const second = await open();
  const [another] = await taken(second.ledger, 'after everything was started again');
  expect((await worklist(second)).toSorted()).toEqual([id, another].toSorted());
  await second.close();
});

test('a server that is not there stops the start and says what to look at', async () => {
  await standIn.kill();
  const impatient = `${standIn.url}&defaultDeadline=200`;
  await expect(open({ EVENTSTOREDB_URL: impatient })).rejects.toThrow(
    /no EventStoreDB answers at esdb:.*is it running, is the address right, does TLS match/,
  );
}, 60_000);

test('settings that contradict each other stop the start', async () => {
  const plain = { EVENTSTOREDB_USER: 'jejak', EVENTSTOREDB_PASSWORD: 'rahasia sekali' };
  await expect(open(plain)).rejects.toThrow('a password is never sent in the clear: leave tls=false out, or the user');
  expect(() => readConfiguration({ EVENTSTOREDB_USER: 'jejak' })).toThrow('EVENTSTOREDB_USER needs EVENTSTOREDB_URL');
  expect(() => readConfiguration({ EVENTSTOREDB_URL: 'esdb://jejak:rahasia@db' })).toThrow(
    'EVENTSTOREDB_URL must be esdb://host:2113 or esdb+discover://name, without user and password',
  );
});
