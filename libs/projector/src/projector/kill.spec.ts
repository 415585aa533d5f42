import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { afterEach, expect, test } from '@jest/globals';
import { documentsIn } from '../testing/bench.ts';
import { models } from '../testing/sample-models.ts';
import { Projector } from './projector.ts';

const KILLS = 6;
const program = fileURLToPath(new URL('../testing/project-until-killed.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'jejak-projector-kill-'));
afterEach(() => rmSync(folder, { recursive: true }));

/** Ends it, in the middle of whatever it does, after so many commits. */
async function killAfter(commits: number, round: number): Promise<void> {
  const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', program];
  const child = spawn(process.execPath, [...args, folder, join(folder, 'read.db'), String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let seen = 0;
  child.stdout.on('data', (data: Buffer) => {
    seen += data.length;
    if (seen >= commits) child.kill('SIGKILL');
  });
  expect((await exit)[1]).toBe('SIGKILL');
}

async function project(file: string) {
  using lock = lockDataFolder(folder, 'spec');
  const eventStore = await openEmbeddedEventStore(lock);
  const readStore = openEmbeddedReadStore({ file: join(folder, file) });
  const projector = await Projector.start({ eventStore, readStore, models });
  await projector.caughtUp();
  const documents = await documentsIn(readStore);
  const { ordinal } = projector.health();
  await projector.stop();
  await readStore.close();
  await eventStore.close();
  return { documents, ordinal };
}

test('killed at any moment, also while it rebuilds, a projector goes on to what a rebuild gives', async () => {
  for (let round = 0; round < KILLS; round++) {
    await killAfter(20 + Math.floor(Math.random() * 200), round);
    const gone = await project('read.db');
    expect(gone).toEqual(await project(`fresh-${round}.db`));
    expect(gone.ordinal).toBeGreaterThan(0);
  }
}, 120_000);
