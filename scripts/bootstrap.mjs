// Runs on whatever Node (20 or newer) the machine has: installs what the lock names, then hands over to the pinned Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.jejak-lock');
const isWindows = process.platform === 'win32';
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];

const tasks = {
  demo: (args) => [build(), node(['apps/cli/dist/main.js', 'demo', ...args])],
  start: (args) => [build(), node(['apps/cli/dist/main.js', 'serve', ...args])],
  jejak: (args) => [build(), node(['apps/cli/dist/main.js', ...args])],
  build: () => [build()],
  test: (args) => [
    build(),
    node([
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      '--conditions=source',
      'node_modules/jest/bin/jest.js',
      ...args,
    ]),
  ],
  'test:mongodb': (args) => [
    build(),
    node(['--conditions=source', '--disable-warning=ExperimentalWarning', 'scripts/mongodb/test.ts', ...args]),
  ],
  check: () => [
    tool('@biomejs/biome', 'bin/biome', ['check', '.']),
    tool('typescript', 'bin/tsc', ['-p', '.']),
    tool('dependency-cruiser', 'bin/dependency-cruiser.mjs', [
      '--config',
      '.dependency-cruiser.mjs',
      'libs',
      'apps',
      'standards/src',
    ]),
  ],
  format: () => [tool('@biomejs/biome', 'bin/biome', ['check', '--write', '.'])],
  vectors: (args) => [
    node(['--conditions=source', '--disable-warning=ExperimentalWarning', 'scripts/vectors.ts', ...args]),
  ],
  'eventstoredb-page': () => [
    node([
      '--conditions=source',
      '--disable-warning=ExperimentalWarning',
      'libs/event-store/src/eventstoredb/behaviour/write-page.ts',
    ]),
  ],
  bench: (args) => [node(['--conditions=source', '--disable-warning=ExperimentalWarning', 'bench/main.ts', ...args])],
};

const [name, ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`Unknown task ${name ?? ''}. Possible: ${Object.keys(tasks).join(', ')}.`);
  process.exit(2);
}
requireNode(20);
install();
for (const step of task(args)) await run(step);

function build() {
  return node(['scripts/build.mjs']);
}

function node(args) {
  const pinned = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
  return { command: pinned, args };
}

function tool(name, bin, args) {
  return node([join('node_modules', name, bin), ...args]);
}

/** Told to stop, it passes that on and waits: a server finishes what it is answering. */
async function run({ command, args }) {
  const env = {
    ...process.env,
    // Threads of one process share two arenas of the C library: with one for each, what is freed in one stays there.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
    PATH: `${join(root, 'node_modules', '.bin')}${isWindows ? ';' : ':'}${process.env.PATH}`,
  };
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
  const pass = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  const [code, signal] = await once(child, 'exit');
  for (const each of SIGNALS) process.off(each, pass);
  if (code !== 0) process.exit(code ?? 128 + constants.signals[signal]);
}

function requireNode(major) {
  if (Number(process.versions.node.split('.')[0]) >= major) return;
  console.error(`Node ${major} or newer is needed to start; this is ${process.version}.`);
  process.exit(2);
}

/** `npm ci` where node_modules is missing or belongs to another lock. */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing what the lock file names (about a minute, once) …');
  const npm = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: isWindows,
  });
  if (npm.status !== 0) {
    console.error('npm ci failed; nothing was started.');
    process.exit(npm.status ?? 1);
  }
  writeFileSync(stamp, lock);
}
