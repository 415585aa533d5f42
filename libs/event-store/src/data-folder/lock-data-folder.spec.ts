import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { DataFolderInUse, DataFolderUnusable, lockDataFolder } from './index.ts';

const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function someFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jejak-lock-'));
  folders.push(folder);
  return folder;
}

/** A process that holds the lock and does nothing else. */
async function holderOf(folder: string): Promise<ChildProcess> {
  const door = new URL('./index.ts', import.meta.url).href;
  const program = `
    const { lockDataFolder } = await import(${JSON.stringify(door)});
    lockDataFolder(${JSON.stringify(folder)}, 'jejak serve');
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

test('a folder that another process serves is refused, with its name and who serves it', async () => {
  const folder = someFolder();
  const child = await holderOf(folder);
  const attempt = () => lockDataFolder(folder, 'jejak rebuild');
  expect(attempt).toThrow(DataFolderInUse);
  expect(attempt).toThrow(`data folder ${folder} is in use by jejak serve, process ${child.pid}, since 20`);
});

test('so it is where nothing can be read about the holder', async () => {
  const folder = someFolder();
  await holderOf(folder);
  writeFileSync(join(folder, 'lock.json'), 'torn');
  expect(() => lockDataFolder(folder, 'jejak rebuild')).toThrow(`data folder ${folder} is in use`);
});

test('a killed process leaves no lock behind, and the next one is protected as well', async () => {
  const folder = someFolder();
  for (let round = 0; round < 3; round++) {
    const child = await holderOf(folder);
    expect(() => lockDataFolder(folder, 'jejak rebuild')).toThrow(DataFolderInUse);
    await kill(child);
  }
  lockDataFolder(folder, 'jejak rebuild').release();
});

test('the same process cannot lock a folder twice, but again after its release', () => {
  const folder = join(someFolder(), 'new', 'data');
  const lock = lockDataFolder(folder, 'jejak serve');
  expect(lock.folder).toBe(folder);
  expect(() => lockDataFolder(folder, 'jejak serve')).toThrow(DataFolderInUse);
  lock.release();
  lock.release();
  lockDataFolder(folder, 'jejak serve').release();
});

test('a file is no folder, and the setting that names it is told', () => {
  const file = join(someFolder(), 'a-file');
  writeFileSync(file, '');
  for (const place of [file, join(file, 'below')]) {
    expect(() => lockDataFolder(place, 'jejak serve')).toThrow(DataFolderUnusable);
    expect(() => lockDataFolder(place, 'jejak serve')).toThrow('JEJAK_DATA must be a folder');
  }
});

test.each([
  ['events.db', 'file'],
  ['private.db', 'file'],
  ['read.db', 'file'],
  ['lock.db', 'file'],
  ['lock.json', 'file'],
  ['keys/master.key', 'file'],
  ['keys', 'folder'],
  ['attachments', 'folder'],
])('%s must be a %s, which is told before anything is opened', (name, kind) => {
  const folder = someFolder();
  const path = join(folder, name);
  if (kind === 'file') mkdirSync(path, { recursive: true });
  else writeFileSync(path, '');
  expect(() => lockDataFolder(folder, 'jejak serve')).toThrow(DataFolderUnusable);
  expect(() => lockDataFolder(folder, 'jejak serve')).toThrow(`${path} must be a ${kind}`);
  expect(readdirSync(folder)).toEqual([name.split('/')[0]]);
});

test.each(['', ...['events.db', 'private.db', 'read.db', 'lock.db', 'keys/master.key', 'keys', 'attachments']])(
  'a user without rights on "%s" in the folder is told so',
  (name) => {
    const folder = someFolder();
    for (const part of ['keys', 'attachments']) mkdirSync(join(folder, part));
    for (const part of ['events.db', 'private.db', 'read.db', 'lock.db', 'keys/master.key']) {
      writeFileSync(join(folder, part), '');
    }
    if (process.getuid?.() === 0)
      for (const part of ['', ...readdirSync(folder, { recursive: true })]) give(folder, String(part));
    chmodSync(join(folder, name), 0);
    expect(lockAsOther(folder)).toMatch(new RegExp(`^DataFolderUnusable: this user must be able to .*${name}: EACCES`));
    chmodSync(join(folder, name), 0o700);
  },
);

const OTHER = 65_534;

function give(folder: string, part: string): void {
  chownSync(join(folder, part), OTHER, OTHER);
}

/** What a user says who is not root, whom nothing is forbidden. */
function lockAsOther(folder: string): string {
  const program = `
    import { lockDataFolder } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    if (process.getuid() === 0) process.setuid(${OTHER});
    try { lockDataFolder(${JSON.stringify(folder)}, 'jejak serve'); } catch (error) { console.log(String(error)); }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}

test('a damaged lock file is named with what to do, and stays', () => {
  const folder = someFolder();
  const file = join(folder, 'lock.db');
  writeFileSync(file, 'nothing that SQLite ever wrote '.repeat(100));
  expect(() => lockDataFolder(folder, 'jejak serve')).toThrow(DataFolderUnusable);
  expect(() => lockDataFolder(folder, 'jejak serve')).toThrow(
    /lock.db is damaged; it holds no data: .* delete this file/,
  );
  expect(statSync(file).size).toBe(3100);
  rmSync(file);
  lockDataFolder(folder, 'jejak serve').release();
});
