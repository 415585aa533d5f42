import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPrivateFolder, type PrivatePlace } from '@jejak/composition';
import { readConfiguration } from '@jejak/configuration';
import { lockDataFolder } from '@jejak/event-store';
import type { ApiToken, StoredAccount } from '@jejak/identity';
import { SEARCH_INDEX_SUBJECT, systemRandomness } from '@jejak/privacy';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { runJejak } from '../testing/run-jejak.ts';
import { copyPrivate, describePrivateCopy, isWhole } from './index.ts';

const NOW = '2026-11-24T02:00:00.000Z';
const NIK = '1472015507880001';
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200, 7)]);

let root: string;
let opened: AsyncDisposableStack;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'jejak-moving-'));
  opened = new AsyncDisposableStack();
});
afterEach(async () => {
  await opened.disposeAsync();
  await rm(root, { recursive: true });
});

function place(name: string): Promise<PrivatePlace> {
  const configuration = readConfiguration({ JEJAK_DATA: join(root, name) });
  return openPrivateFolder({ configuration, randomness: systemRandomness, opened });
}

const account = (login: string, more: Partial<StoredAccount> = {}): StoredAccount => ({
  ...{ id: `id-of-${login}`, login, name: `Name of ${login}`, office: 'DMI', passwordHash: `hash-of-${login}` },
  ...{ instanceAdministrator: false, disabled: false, createdAt: NOW, ...more },
});

const token = (id: string): ApiToken => ({
  ...{ id, name: `Token ${id}`, account: 'id-of-budi', office: 'DMI', scopes: ['read'] as const },
  ...{ createdAt: NOW, expiresAt: '2027-11-24T02:00:00.000Z', lastUsedAt: NOW, revokedAt: null },
});

/** An office's private data: somebody who is erased, more subjects than a page holds. */
async function office(name: string): Promise<PrivatePlace & { readonly file: string; readonly fileKey: string }> {
  const made = await place(name);
  const search = await made.openSearch();
  for (let n = 0; n < 620; n += 1) await made.keys.ensure(`s-${n}`, 'DMI');
  await search.put('s-1', 'DMI', { nik: NIK, names: ['Siti Rahma'] });
  await search.put('s-2', 'DMI', { names: ['Upik'] });
  await made.keys.destroy(['s-3', 's-619']);
  await made.identityStores.accounts.insert(account('budi', { instanceAdministrator: true, office: null }));
  await made.identityStores.accounts.insert(account('ani', { disabled: true, passwordHash: null }));
  await made.identityStores.apiTokens.insert('hash-of-token', token('t-1'));
  const { hash, key } = await made.attachments.put(PNG);
  return { ...made, file: hash, fileKey: key };
}

test('everything opens at the target under its own master key, and is the same', async () => {
  const [source, target] = [await office('source'), await place('target')];
  const reports = await copyPrivate(source, target);
  expect(reports.map(({ name, count, found, problems }) => [name, count, found, problems])).toEqual([
    ['key', 621, 0, []],
    ['search entry', 2, 0, []],
    ['account', 2, 0, []],
    ['API token', 1, 0, []],
    ['attachment', 1, 0, []],
  ]);
  const masters = ['source', 'target'].map((name) => readFile(join(root, name, 'keys', 'master.key')));
  const [one, other] = await Promise.all(masters);
  expect(one).not.toEqual(other);
  const subjects = ['s-0', 's-500', SEARCH_INDEX_SUBJECT];
  const [mine, theirs] = [await source.keys.getMany(subjects), await target.keys.getMany(subjects)];
  for (const subject of subjects) {
    expect(mine.get(subject)?.secret.export()).toEqual(theirs.get(subject)?.secret.export());
  }
  const search = await target.openSearch();
  expect(await search.byNik('DMI', NIK)).toEqual(['s-1']);
  expect(await search.byName('DMI', 'siti rahma', 9)).toEqual(['s-1']);
  expect(await target.identityStores.accounts.byLogin('budi')).toEqual(
    account('budi', { instanceAdministrator: true, office: null }),
  );
  expect((await target.identityStores.apiTokens.find('hash-of-token'))?.token).toEqual(token('t-1'));
  expect(Buffer.from(await target.attachments.get(source.file, source.fileKey))).toEqual(PNG);
});

test('who is erased stays erased, also who was erased after an earlier try', async () => {
  const [source, target] = [await office('source'), await place('target')];
  await copyPrivate(source, target);
  await expect(target.keys.ensure('s-3', 'DMI')).rejects.toMatchObject({ code: 'subject-erased' });
  await source.keys.destroy(['s-1']);
  await (await source.openSearch()).remove(['s-1']);
  expect(isWhole(await copyPrivate(source, target))).toBe(true);
  await expect(target.keys.ensure('s-1', 'DMI')).rejects.toMatchObject({ code: 'subject-erased' });
  expect(await (await target.openSearch()).byNik('DMI', NIK)).toEqual([]);
});

test('the same again changes nothing, and an interrupted copy goes on', async () => {
  const [source, target] = [await office('source'), await place('target')];
  jest.spyOn(target.identityStores.accounts, 'insert').mockRejectedValueOnce(new Error('killed'));
  await expect(copyPrivate(source, target)).rejects.toThrow('killed');
  const found = async () => (await copyPrivate(source, target)).map((report) => report.found);
  expect(await found()).toEqual([621, 2, 0, 0, 0]);
  expect(await found()).toEqual([621, 2, 2, 1, 1]);
  expect(describePrivateCopy(await copyPrivate(source, target))).toBe(
    [
      '621 keys, 621 of them by an earlier try',
      '2 search entries, 2 of them by an earlier try',
      '2 accounts, 2 of them by an earlier try',
      '1 API tokens, 1 of them by an earlier try',
      '1 attachments, 1 of them by an earlier try',
      'All of it is in the target, and the same.',
    ].join('\n'),
  );
});

test('a target with keys or accounts of somebody else is refused before anything is written', async () => {
  const source = await office('source');
  const [withKey, withAccount, withChange] = [await place('a'), await place('b'), await place('c')];
  await withKey.openSearch();
  await expect(copyPrivate(source, withKey)).rejects.toThrow(
    'the key system:search-index is another one in the target',
  );
  await withAccount.identityStores.accounts.insert(account('citra'));
  await expect(copyPrivate(source, withAccount)).rejects.toThrow(
    /the target holds the account citra, which.*drop what is in this one/,
  );
  await withChange.identityStores.accounts.insert(account('budi', { passwordHash: 'another' }));
  await expect(copyPrivate(source, withChange)).rejects.toThrow('the account budi is another one in the target');
  for (const target of [withAccount, withChange]) expect(await target.keys.page(null, 9)).toEqual([]);
});

test('a file that is damaged in the folder is named, and everything else arrives', async () => {
  const [source, target] = [await office('source'), await place('target')];
  const whole = await source.attachments.put(PNG);
  await writeFile(join(root, 'source', 'attachments', source.file.slice(0, 2), source.file.slice(2)), 'damaged');
  const reports = await copyPrivate(source, target);
  expect(isWhole(reports)).toBe(false);
  expect(describePrivateCopy(reports)).toContain(`in the folder attachment ${source.file} is damaged`);
  expect(await target.attachments.has(whole.hash)).toBe(true);
});

test('the command needs a data folder that nobody serves, and MongoDB', async () => {
  await place('source');
  const from = join(root, 'source');
  expect(await runJejak(root, 'copy-private', '--from', root)).toEqual({
    exitCode: 2,
    said: `${root} is no data folder: it has no private.db`,
  });
  expect(await runJejak(root, 'copy-private', '--from', from)).toEqual({
    exitCode: 2,
    said: 'MONGODB_URL is not set: it names where the private data goes',
  });
  using _ = lockDataFolder(from, 'jejak serve');
  expect((await runJejak(root, 'copy-private', '--from', from)).exitCode).toBe(3);
});
