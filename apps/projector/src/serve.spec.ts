import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfiguration } from '@jejak/configuration';
import { reachServer } from '@jejak/control';
import { DataFolderInUse, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { LETTER, openStage, taken } from '@jejak/ledger/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startProjector } from './index.ts';

interface Line {
  readonly level: number;
  readonly msg: string;
}

let data: string;
let said: Line[];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'jejak-projector-app-'));
  said = [];
});

afterEach(() => {
  rmSync(data, { recursive: true });
  expect(said.filter(({ level }) => level >= 50)).toEqual([]);
});

const start = (logLevel = 'info') =>
  startProjector(
    { ...readConfiguration({ JEJAK_DATA: data, JEJAK_NODE: 'p7', JEJAK_LOG_LEVEL: logLevel }), projectorPort: 0 },
    { write: (line) => void said.push(JSON.parse(line)) },
  );

test('it answers for its health and its figures', async () => {
  const server = await start();
  const health = await fetch(`${server.url}/health`);
  expect([health.status, await health.json()]).toMatchObject([200, { status: 'ok', generation: 'g1', ordinal: -1 }]);
  const figures = (await (await fetch(`${server.url}/metrics`)).text()).split('\n').filter((line) => /^\w/.test(line));
  expect(figures).toContain('jejak_projector_up{node="p7"} 1');
  expect(figures.filter((line) => !line.includes('node="p7"'))).toEqual([]);
  await server.close();
});

const asking = { acceptDifferences: false, onProgress: () => {} };

test('its log has the lines of a server, from the level on that is set', async () => {
  for (const [logLevel, lines] of [
    ['info', [{ level: 30, msg: 'read models rebuilt', outcome: 'switched' }]],
    ['warn', []],
  ] as const) {
    const server = await start(logLevel);
    await (await reachServer(data))?.rebuild({ ...asking, signal: new AbortController().signal });
    await server.close();
    expect(said.splice(0)).toMatchObject(lines);
  }
});

test('what it parks is a warning in its log, once', async () => {
  const lock = lockDataFolder(data, 'spec');
  const events = await openEmbeddedEventStore(lock);
  await events.append('case-b', 'noStream', [{ id: randomUUID(), type: 'Unknown', json: '{"name":"Budi"}' }]);
  await events.close();
  lock.release();
  for (const about of [{ projection: '*', stream: 'case-b', revision: 0, ordinal: 0, error: 'undecodable' }, null]) {
    const server = await start('warn');
    while (!(await health(server)).parked) await sleep(50);
    await server.close();
    expect(said.splice(0)).toMatchObject(about === null ? [] : [{ level: 40, msg: 'parked', ...about }]);
  }
});

async function health({ url }: { readonly url: string }): Promise<{ readonly parked: number }> {
  const answer = await fetch(`${url}/health`);
  return (await answer.json()) as { readonly parked: number };
}

test('it leaves a folder alone that a server holds, and gives its own back', async () => {
  const lock = lockDataFolder(data, 'jejak serve');
  await expect(start()).rejects.toThrow(DataFolderInUse);
  await expect(start()).rejects.toThrow('is in use by jejak serve');
  lock.release();
  await (await start()).close();
  lockDataFolder(data, 'jejak serve').release();
});

test('it reminds an office of what is late, as the process beside the read models', async () => {
  const stage = await openStage();
  await taken(stage.ledger, 'months ago', 1, LETTER);
  await stage.ledger.close();
  cpSync(stage.stores.folder, data, { recursive: true });
  await stage.close();
  const server = await start();
  const figure = async (name: string) => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(new RegExp(`^jejak_projector_${name}\\{.+\\} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  };
  while ((await figure('process_escalation_done')) < 4) await sleep(50);
  expect([await figure('process_escalation_done'), await figure('process_escalation_failing')]).toEqual([4, 0]);
  await server.close();
});
