import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { lockDataFolder } from '../data-folder/index.ts';
import type { EventStore } from '../port.ts';
import { openEmbeddedEventStore } from './index.ts';

const KILLS = 5;
const BYTES_ACKNOWLEDGED_BEFORE_A_KILL = 300_000;

const folder = mkdtempSync(join(tmpdir(), 'jejak-kill-'));
const log = join(folder, 'acknowledged.log');
const program = join(folder, 'writer.mjs');
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes as fast as it can and tells of each append only once it was acknowledged: stream, revision, position, id. */
const WRITER = `
  import { randomUUID } from 'node:crypto';
  import { openSync, writeSync } from 'node:fs';
  const { openEmbeddedEventStore } = await import(process.env.DOOR + 'embedded/index.ts');
  const { lockDataFolder } = await import(process.env.DOOR + 'data-folder/index.ts');
  const store = await openEmbeddedEventStore(lockDataFolder(process.env.FOLDER, 'writer'));
  const log = openSync(process.env.LOG, 'a');
  const json = JSON.stringify({ text: 'x'.repeat(600) });
  await Promise.all(Array.from({ length: 64 }, async () => {
    for (;;) {
      const stream = 'case-' + randomUUID();
      for (let revision = 0; revision < 5; revision++) {
        const id = randomUUID();
        const expected = revision === 0 ? 'noStream' : revision - 1;
        const { position } = await store.append(stream, expected, [{ id, type: 'Noted', json }]);
        writeSync(log, [stream, revision, position, id].join(' ') + '\\n');
      }
    }
  }));`;

async function killAtFullSpeed(): Promise<void> {
  const door = new URL('../', import.meta.url).href;
  const child = spawn(process.execPath, [program], {
    stdio: 'inherit',
    env: { ...process.env, DOOR: door, FOLDER: folder, LOG: log },
  });
  const exit = once(child, 'exit');
  const before = statSync(log).size;
  while (statSync(log).size < before + BYTES_ACKNOWLEDGED_BEFORE_A_KILL && child.exitCode === null) await sleep(10);
  child.kill('SIGKILL');
  expect((await exit)[1]).toBe('SIGKILL');
}

async function everything(store: EventStore): Promise<string[]> {
  const lines: string[] = [];
  for await (const message of store.subscribe()) {
    if (message.kind === 'caughtUp') break;
    if (message.kind !== 'events') continue;
    lines.push(...message.events.map((event) => [event.stream, event.revision, event.position, event.id].join(' ')));
  }
  return lines;
}

test('every acknowledged append is there after a kill -9 at full speed, again and again', async () => {
  writeFileSync(program, WRITER);
  writeFileSync(log, '');
  for (let kill = 0; kill < KILLS; kill++) {
    await killAtFullSpeed();
    using lock = lockDataFolder(folder, 'spec');
    const store = await openEmbeddedEventStore(lock);
    const stored = new Set(await everything(store));
    await store.close();
    const acknowledged = readFileSync(log, 'utf8').split('\n').filter(Boolean);
    expect(acknowledged.filter((line) => !stored.has(line))).toEqual([]);
  }
}, 120_000);
