import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { latencies, type Measured } from '../support/latencies.ts';

const PEERS = join(import.meta.dirname, '..', 'peers');
const STEPS = ['diasesmen', 'keluarga_tidak_ditemukan', 'ditetapkan_terlantar', 'berkas_disiapkan'] as const;

interface State {
  readonly at: number;
}
interface Recorded {
  readonly type: 'StepRecorded';
  readonly data: { readonly step: string; readonly by: string; readonly findings: string };
}
type Handle = (store: unknown, id: string, decide: (state: State) => Recorded) => Promise<unknown>;

/**
 * The same cases and steps through emmett's command handler and its SQLite store: fold the stream, decide, append.
 * Nothing is sealed, chained or numbered, and no right is checked. One command in flight, over one connection that
 * stays open: the store begins and commits a transaction a command, and its connections do not share them.
 */
export async function recordWithEmmett(folder: string, cases: number): Promise<Measured> {
  const record = await commandHandler(join(folder, 'emmett.db'));
  const steps = STEPS.flatMap((step) => Array.from({ length: cases }, (_, index) => ({ id: `case-${index}`, step })));
  return latencies(steps.length, 1, async (index) => {
    const { id, step } = steps[index] ?? { id: '', step: '' };
    await record(id, (state) => {
      if (STEPS[state.at] !== step) throw new Error(`${step} is not possible in ${state.at}`);
      const findings = 'Tidak ada keluarga yang dapat dihubungi di kecamatan ini.';
      return { type: 'StepRecorded', data: { step, by: 'pendamping', findings } };
    });
  });
}

async function commandHandler(fileName: string) {
  install();
  const { CommandHandler } = await fromPeers('emmett');
  const { getSQLiteEventStore, sqliteConnection } = await fromPeers('emmett-sqlite');
  const connection = sqliteConnection({ fileName });
  const store = getSQLiteEventStore({ fileName, connectionOptions: { singleton: true, connection } });
  const handle: Handle = CommandHandler({
    evolve: ({ at }: State): State => ({ at: at + 1 }),
    initialState: (): State => ({ at: 0 }),
  });
  return (id: string, decide: (state: State) => Recorded) => handle(store, id, decide);
}

/** What the lock beside it names; no install script runs, so nothing is compiled. */
function install(): void {
  if (existsSync(join(PEERS, 'node_modules'))) return;
  process.stderr.write('installing emmett for the comparison, once …\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PEERS,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('emmett could not be installed: it is what commands are compared with');
}

async function fromPeers(name: string) {
  const over = new URL('./sqlite3-over-node.ts', import.meta.url).href;
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'sqlite3' ? { url: over, shortCircuit: true } : next(specifier, context),
  });
  const file = join(PEERS, 'node_modules', '@event-driven-io', name, 'dist', 'index.js');
  const found = await import(pathToFileURL(file).href);
  hooks.deregister();
  return found;
}
