import { appendFile, cp, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { lockDataFolder, openEmbeddedEventStore, PlaceTaken } from '@jejak/event-store';
import { by, ODGJ, openStage, report, type Stage, step, taken } from '@jejak/ledger/testing';
import { openFolderAttachments } from '@jejak/privacy';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { backUp } from './back-up.ts';
import { BackupRefused } from './manifest.ts';
import { restore } from './restore.ts';

const OPTIONS = { masterKey: true, now: '2026-11-26T05:00:00.000Z' };
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
let stage: Stage;
let root: string;
let target: string;

beforeEach(async () => {
  stage = await openStage();
  root = await mkdtemp(join(tmpdir(), 'jejak-backup-'));
  target = join(root, 'backup');
});
afterEach(async () => {
  await stage.close();
  await rm(root, { recursive: true, force: true });
});

/** A case with a scan in its file. */
async function attachScan(): Promise<string> {
  const attachments = await openFolderAttachments(stage.stores.folder);
  const { hash, size, mediaType, key } = await attachments.put(PDF);
  const [id = ''] = await taken(stage.ledger, 'r1');
  const facts = { file: hash, bytes: size, mediaType, kind: 'scan', fileKey: key, fileName: 'surat.pdf' };
  const answer = await stage.ledger.onCase(id, { kind: 'attach-file', facts }, by('pendamping', 'f1'));
  expect(answer.kind).toBe('accepted');
  return hash;
}

async function eventsIn(folder: string): Promise<readonly string[]> {
  using lock = lockDataFolder(folder, 'spec');
  const store = await openEmbeddedEventStore(lock);
  const events = await store.readAll({ limit: 100_000 });
  await store.close();
  return events.map(({ json }) => json);
}

test('what is restored is the ledger with its keys and attachments', async () => {
  const hash = await attachScan();
  const made = await backUp(stage.stores.folder, target, OPTIONS);
  expect(made).toMatchObject({ attachments: 1, problems: [] });
  expect(made.subjects).toBe(1);
  const folder = join(root, 'restored');
  const back = await restore(target, folder);
  expect(back).toMatchObject({ ledger: made.ledger, problems: [], manifest: { madeAt: OPTIONS.now } });
  expect(await eventsIn(folder)).toEqual(await stage.everything());
  expect(await readdir(join(folder, 'attachments', hash.slice(0, 2)))).toEqual([hash.slice(2)]);
});

test('a backup made while cases are recorded is one moment of the ledger, and whole', async () => {
  const ids = await taken(stage.ledger, 'raid', 40);
  const recording = Promise.all(ids.map((id) => stage.ledger.onCase(id, step('diasesmen'), by('pendamping', id))));
  const backups = await Promise.all([1, 2, 3].map((each) => backUp(stage.stores.folder, `${target}-${each}`, OPTIONS)));
  await recording;
  const all = await stage.everything();
  for (const [index, made] of backups.entries()) {
    expect(made.problems).toEqual([]);
    const folder = join(root, `restored-${index}`);
    await restore(`${target}-${index + 1}`, folder);
    expect(await eventsIn(folder)).toEqual(all.slice(0, made.ledger.events));
  }
});

test('the restored ledger goes on: the next command knows what the last one did', async () => {
  await stage.ledger.takeIn(report(1, ODGJ), by('loket', 'first'));
  await backUp(stage.stores.folder, target, OPTIONS);
  const folder = join(root, 'restored');
  await restore(target, folder);
  using lock = lockDataFolder(folder, 'spec');
  const store = await openEmbeddedEventStore(lock);
  const again = await stage.another({ store }).takeIn(report(1, ODGJ), by('loket', 'first'));
  await store.close();
  expect(again).toMatchObject({ kind: 'accepted', items: [{ answer: { repeated: true } }] });
});

test('a backup without the master key holds none, and says so', async () => {
  await taken(stage.ledger, 'r1');
  await backUp(stage.stores.folder, target, { ...OPTIONS, masterKey: false });
  expect(await readdir(target)).not.toContain('keys');
  const folder = join(root, 'restored');
  expect((await restore(target, folder)).manifest.masterKey).toBe(false);
});

test('every file of a backup is proved before it is restored', async () => {
  await attachScan();
  await backUp(stage.stores.folder, target, OPTIONS);
  await appendFile(join(target, 'keys', 'master.key'), 'x');
  await rm(join(target, 'attachments'), { recursive: true });
  await writeFile(join(target, 'more.txt'), 'x');
  const folder = join(root, 'restored');
  await expect(restore(target, folder)).rejects.toThrow(
    /damaged:\n {2}attachments\/.* is missing\n {2}keys\/master.key is not the file.*\n {2}more.txt was not backed up/,
  );
  expect(await readdir(root)).toEqual(['backup']);
});

test('a manifest that was made to fit another ledger is found out', async () => {
  await taken(stage.ledger, 'r1');
  await backUp(stage.stores.folder, target, OPTIONS);
  const path = join(target, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, ledger: { ...manifest.ledger, digest: '0'.repeat(64) } }));
  await expect(restore(target, join(root, 'restored'))).rejects.toThrow(BackupRefused);
});

test('problems of the data folder are told, and its backup is kept', async () => {
  const hash = await attachScan();
  await rm(join(stage.stores.folder, 'attachments', hash.slice(0, 2), hash.slice(2)));
  const file = new DatabaseSync(join(stage.stores.folder, 'events.db'), { timeout: 5_000 });
  file.exec(`UPDATE events SET json = replace(json, '"v":1', '"v":2') WHERE position = 3`);
  file.close();
  const { problems } = await backUp(stage.stores.folder, target, OPTIONS);
  expect(problems.join('\n')).toMatch(/prev is not the hash of the event before/);
  expect(problems.join('\n')).toContain(`attachment ${hash} is missing or damaged`);
  expect((await restore(target, join(root, 'restored'))).problems).toEqual(problems);
});

test('nothing is written over: not a backup, not a data folder', async () => {
  await mkdir(target);
  await writeFile(join(target, 'mine.txt'), 'x');
  await expect(backUp(stage.stores.folder, target, OPTIONS)).rejects.toThrow(PlaceTaken);
  await rm(target, { recursive: true });
  await backUp(stage.stores.folder, target, OPTIONS);
  await expect(restore(target, stage.stores.folder)).rejects.toThrow(PlaceTaken);
  await writeFile(join(root, 'a-file'), 'x');
  await expect(restore(target, join(root, 'a-file'))).rejects.toThrow(PlaceTaken);
});

test('what a killed backup left gets into no other one', async () => {
  const left = `${target}.draft-${process.pid}`;
  await mkdir(join(left, 'keys'), { recursive: true });
  await writeFile(join(left, 'keys', 'master.key'), 'a secret');
  await backUp(stage.stores.folder, target, { ...OPTIONS, masterKey: false });
  expect(await readdir(target)).not.toContain('keys');
  expect((await restore(target, join(root, 'restored'))).manifest.masterKey).toBe(false);
});

test('a ledger that SQLite cannot read to its end is no backup, and its file is named', async () => {
  await taken(stage.ledger, 'r1', 20);
  await backUp(stage.stores.folder, target, OPTIONS);
  const damaged = join(root, 'damaged');
  await restore(target, damaged);
  const file = await open(join(damaged, 'events.db'), 'r+');
  const { size } = await file.stat();
  await file.write(Buffer.alloc(size / 2, 0x5a), 0, size / 2, size / 4);
  await file.close();
  const backingUp = backUp(damaged, join(root, 'second'), OPTIONS);
  await expect(backingUp).rejects.toThrow(BackupRefused);
  await expect(backingUp).rejects.toThrow(/restore the last good backup:\n {2}events.db: /);
  expect(await readdir(root)).not.toContain('second');
});

test.each(['events.db', 'private.db'])('%s that is no database any more is named, and not backed up', async (name) => {
  const folder = join(root, 'damaged');
  await cp(stage.stores.folder, folder, { recursive: true });
  await writeFile(join(folder, name), 'nothing that SQLite ever wrote '.repeat(300));
  await rm(join(folder, `${name}-wal`), { force: true });
  const attempt = backUp(folder, target, OPTIONS);
  await expect(attempt).rejects.toThrow(BackupRefused);
  await expect(attempt).rejects.toThrow(`${join(folder, name)} is damaged: keep the folder as it is`);
});

test('a manifest that lacks its list is not understood', async () => {
  await backUp(stage.stores.folder, target, OPTIONS);
  await writeFile(join(target, 'manifest.json'), '{"jejakBackup":1}');
  await expect(restore(target, join(root, 'restored'))).rejects.toThrow(BackupRefused);
});

test('a folder that holds no data, and one that is no backup, are refused by name', async () => {
  await expect(backUp(root, target, OPTIONS)).rejects.toThrow(/is no data folder/);
  await expect(restore(root, join(root, 'restored'))).rejects.toThrow(/is no backup/);
  expect(await readdir(root)).toEqual([]);
});
