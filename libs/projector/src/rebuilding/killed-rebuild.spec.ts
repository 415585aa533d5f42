import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BOOK } from '../generations/index.ts';
import { Projector } from '../projector/index.ts';
import { documentsIn } from '../testing/bench.ts';
import { KILL_POINTS } from '../testing/dying.ts';
import { SampleLedger } from '../testing/sample-ledger.ts';
import { models } from '../testing/sample-models.ts';

/** At random points of the folding; KILLS asks for more. */
const KILLS = Number(process.env.KILLS ?? 6);
const EVENTS = 300 + KILLS * 60;
const program = fileURLToPath(new URL('../testing/rebuild-until-killed.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'jejak-killed-rebuild-'));
const file = join(folder, 'read.db');

beforeAll(async () => {
  using lock = lockDataFolder(folder, 'spec');
  const store = await openEmbeddedEventStore(lock);
  const ledger = new SampleLedger(store);
  await ledger.establish();
  for (let n = 0; n < EVENTS; n++) {
    await ledger.note(`case${n % 40}`);
    if (n % 100 === 50) await ledger.change();
  }
  await store.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  /** Where it went on: the generation and the last ordinal in it. */
  readonly said: string;
  readonly killed: boolean;
}

/** Rebuilds until it dies: by itself at the point, or by our hand so long after it went on. */
async function rebuild(live: string, point: string, which: string, patienceMs?: number): Promise<Ended> {
  const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', program];
  const child = spawn(process.execPath, [...args, folder, file, live, point, which], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', async (data: Buffer) => {
    said += data;
    if (patienceMs === undefined) return;
    await sleep(patienceMs);
    child.kill('SIGKILL');
  });
  const [code, signal] = await once(child, 'close');
  if (signal !== 'SIGKILL') expect(code).toBe(0);
  return { said: said.trim(), killed: signal === 'SIGKILL' };
}

/** The live generation, and how far the one beside it is, as the helper says it. */
async function book(): Promise<{ readonly live: string; readonly next: string | null }> {
  const store = openEmbeddedReadStore({ file });
  const found = await store.getMany<{ readonly id: string; readonly generation: string }>(BOOK, ['live', 'next']);
  const next = found.get('next')?.generation;
  const reached = next === undefined ? null : await store.checkpoint(next);
  await store.close();
  return { live: found.get('live')?.generation ?? '', next: next ? `${next} after ${reached?.ordinal ?? -1}` : null };
}

async function project(into: string) {
  using lock = lockDataFolder(folder, 'spec');
  const eventStore = await openEmbeddedEventStore(lock);
  const readStore = openEmbeddedReadStore({ file: join(folder, into) });
  const projector = await Projector.start({ eventStore, readStore, models });
  await projector.caughtUp();
  const documents = await documentsIn(readStore);
  await projector.stop();
  await readStore.close();
  await eventStore.close();
  return documents;
}

test(
  `killed ${KILLS} times and at its switch, a rebuild goes on from its last batch and becomes what is live`,
  async () => {
    const before = await project('read.db');
    let from = 'g2 after -1';
    for (let kill = 0; kill < KILLS; kill++) {
      const point = KILL_POINTS[kill % KILL_POINTS.length] ?? '';
      const batches = String(Math.floor(Math.random() * 8));
      // Every third by somebody else, wherever it is by then.
      const isByHand = kill % 3 === 2;
      const ended = isByHand
        ? await rebuild('g1', point, 'slowly', Math.random() * 200)
        : await rebuild('g1', point, batches);
      expect(ended).toEqual({ said: from, killed: true });
      const { live, next } = await book();
      expect([live, next]).toEqual(['g1', expect.stringMatching(/^g2 after /)]);
      from = String(next);
    }
    expect(Number(from.split(' ').at(-1))).toBeGreaterThan(0);

    // All is folded and compared, and the switch not stored.
    for (const point of ['before', 'in']) {
      expect(await rebuild('g1', point, 'switch')).toEqual({ said: from, killed: true });
      const { live, next } = await book();
      expect(live).toBe('g1');
      from = String(next);
    }
    expect(from).toBe(`g2 after ${EVENTS + Math.ceil((EVENTS - 50) / 100)}`);
    // Stored, and nobody was told.
    expect(await rebuild('g1', 'unanswered', 'switch')).toEqual({ said: from, killed: true });
    expect(await book()).toEqual({ live: 'g2', next: null });

    const after = await project('read.db');
    expect(after).toEqual(before);
    expect(after).toEqual(await project('fresh.db'));
  },
  60_000 + KILLS * 15_000,
);
