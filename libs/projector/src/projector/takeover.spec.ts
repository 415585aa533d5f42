import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { documentsIn } from '../testing/bench.ts';
import { SampleLedger } from '../testing/sample-ledger.ts';
import { models } from '../testing/sample-models.ts';
import { Projector } from './projector.ts';

const TAKEOVER_MS = 10_000;
const program = fileURLToPath(new URL('../testing/project-under-lease.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'jejak-projector-lease-'));
const [here, there] = [join(folder, 'here'), join(folder, 'there')];
const children: ChildProcess[] = [];

/** The same events twice, for one process alone may have an embedded store open. */
beforeAll(async () => {
  const lock = lockDataFolder(here, 'spec');
  const store = await openEmbeddedEventStore(lock);
  const ledger = new SampleLedger(store);
  await ledger.establish();
  for (let n = 0; n < 900; n++) await ledger.note(`case${n % 40}`);
  await ledger.change();
  for (let n = 0; n < 300; n++) await ledger.note(`case${n % 40}`);
  await store.close();
  lock.release();
  cpSync(here, there, { recursive: true });
});

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** A projector in a process of its own, over the one read store of all. */
class Child {
  readonly lines: string[] = [];
  readonly process: ChildProcess;
  readonly #heard = new Set<() => void>();

  /** `input` is a pipe for one that rests until it is told to go on, and nothing for one that never does. */
  constructor(events: string, file: string, input: 'pipe' | 'ignore') {
    const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', program, events, file];
    this.process = spawn(process.execPath, args, { stdio: [input, 'pipe', 'inherit'] });
    children.push(this.process);
    if (this.process.stdout === null) throw new Error('it has no output');
    createInterface(this.process.stdout).on('line', (line) => {
      this.lines.push(line);
      for (const hear of this.#heard) hear();
    });
  }

  /** The first line that begins so. */
  async says(beginning: string, from = 0): Promise<string> {
    for (;;) {
      const said = this.lines.slice(from).find((line) => line.startsWith(beginning));
      if (said !== undefined) return said;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#heard.add(resolve);
      await promise;
      this.#heard.delete(resolve);
    }
  }

  goOn(): void {
    this.process.stdin?.end();
  }

  get fence(): number {
    return Number(this.lines.find((line) => line.startsWith('holds '))?.slice('holds '.length) ?? 0);
  }
}

async function fromNothing() {
  const lock = lockDataFolder(here, 'spec');
  const eventStore = await openEmbeddedEventStore(lock);
  const readStore = openEmbeddedReadStore({ file: join(folder, `fresh-${Math.random()}.db`) });
  const projector = await Projector.start({ eventStore, readStore, models });
  await projector.caughtUp();
  const documents = await documentsIn(readStore);
  await projector.stop();
  await readStore.close();
  await eventStore.close();
  lock.release();
  return documents;
}

async function documentsOf(file: string) {
  const store = openEmbeddedReadStore({ file });
  const documents = await documentsIn(store);
  await store.close();
  return documents;
}

async function stopped(...of: readonly Child[]): Promise<void> {
  for (const { process: child } of of) {
    const exit = new Promise((exited) => child.once('exit', exited));
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await exit;
  }
}

test('frozen across its lease and woken, a projector finds itself replaced and has written nothing since', async () => {
  const file = join(folder, 'frozen.db');
  const first = new Child(here, file, 'pipe');
  await first.says('holds');
  await first.says('rests');
  const second = new Child(there, file, 'ignore');
  await second.says('stands by');
  first.process.kill('SIGSTOP');
  const frozenAt = performance.now();
  await second.says('holds');
  expect(performance.now() - frozenAt).toBeLessThan(TAKEOVER_MS);
  expect(second.fence).toBeGreaterThan(first.fence);
  await second.says('committed');
  const before = first.lines.length;
  first.process.kill('SIGCONT');
  first.goOn();
  expect(await first.says('ended')).toBe('ended ProjectorSuperseded');
  await second.says('caught up');
  expect(first.lines.slice(before).filter((line) => line.startsWith('committed'))).toEqual([]);
  expect(second.lines.filter((line) => line.startsWith('ended'))).toEqual([]);
  await stopped(first, second);
  expect(await documentsOf(file)).toEqual(await fromNothing());
}, 120_000);

test('killed, a projector is replaced by the one that stood by', async () => {
  const file = join(folder, 'killed.db');
  const first = new Child(here, file, 'pipe');
  await first.says('holds');
  await first.says('rests');
  const second = new Child(there, file, 'ignore');
  await second.says('stands by');
  const killedAt = performance.now();
  first.process.kill('SIGKILL');
  await second.says('holds');
  expect(performance.now() - killedAt).toBeLessThan(TAKEOVER_MS);
  await second.says('caught up');
  await stopped(second);
  expect(await documentsOf(file)).toEqual(await fromNothing());
}, 120_000);
