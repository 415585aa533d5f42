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
import { SampleLedger } from '../testing/sample-ledger.ts';
import { models } from '../testing/sample-models.ts';
import { Projector } from './projector.ts';

const KILLS = 6;
/** At named points of a batch; KILLS asks for more. */
const POINTED_KILLS = Number(process.env.KILLS ?? 12);
const programOf = (name: string) => fileURLToPath(new URL(`../testing/${name}.ts`, import.meta.url));
const program = programOf('project-until-killed');
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

/** Whether it died there; it ends by itself where it has nothing more to do. */
async function killedAt(point: string, batch: number, more: readonly string[]): Promise<boolean> {
  const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', programOf('project-until-point')];
  const places = [folder, join(folder, 'pointed.db'), point, String(batch), ...more];
  const child = spawn(process.execPath, [...args, ...places], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code, signal] = await once(child, 'exit');
  if (signal !== 'SIGKILL') expect(code).toBe(0);
  return signal === 'SIGKILL';
}

test(
  `killed ${POINTED_KILLS} times before, in and after the transaction of a batch, it loses and doubles nothing`,
  async () => {
    const lock = lockDataFolder(folder, 'spec');
    const store = await openEmbeddedEventStore(lock);
    const ledger = new SampleLedger(store);
    await ledger.establish();
    for (let n = 0; n < POINTED_KILLS * 30; n++) {
      await ledger.note(`case${n % 30}`);
      if (n % 100 === 50) await ledger.change();
    }
    await store.close();
    lock.release();
    let killed = 0;
    for (let round = 0; killed < POINTED_KILLS && round < POINTED_KILLS * 2; round++) {
      const point = ['before', 'in', 'unanswered'][round % 3] ?? '';
      const more = round % 4 === 3 ? ['rebuilds'] : [];
      if (await killedAt(point, round % 5, more)) killed++;
    }
    expect(killed).toBe(POINTED_KILLS);
    expect(await project('pointed.db')).toEqual(await project('pointed-fresh.db'));
  },
  POINTED_KILLS * 25_000,
);
