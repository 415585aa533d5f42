import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdentity, embeddedIdentityStores, identitySchema } from '@jejak/identity';
import { openPrivateDatabase, privacySchema } from '@jejak/privacy';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DEMO_PASSWORD, FolderTaken, simulatedIn, simulateIntoFolder } from './index.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const PLAN = { cases: 12, offices: 3, seed: 1, until: '2026-11-24T03:00:00.000Z' };
let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'jejak-simulation-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('everybody of the offices can log in, and a few words say how the folder was made', async () => {
  const folder = join(root, 'year');
  expect(await simulatedIn(folder)).toBeNull();
  await simulateIntoFolder(folder, PLAN, { passwordCost: CHEAP });
  expect(await simulatedIn(folder)).toMatchObject(PLAN);
  expect(await readdir(root)).toEqual(['year']);

  const database = await openPrivateDatabase(folder, [...privacySchema, identitySchema]);
  const stores = embeddedIdentityStores(database);
  const { login } = createIdentity({ stores, passwordCost: CHEAP });
  const attempt = (name: string) => login.attempt({ login: name, password: DEMO_PASSWORD, address: '127.0.0.1' });
  for (const code of ['dmi', 'gto', 'plw']) {
    for (const key of ['loket1', 'kadis', 'admin', 'auditor', 'inspektur', 'privasi']) {
      const office = key === 'inspektur' ? null : code.toUpperCase();
      const welcome = { kind: 'welcome', account: { office, instanceAdministrator: false } };
      expect(await attempt(`${key}.${code}`)).toMatchObject(welcome);
    }
  }
  await database.close();
});

test('a folder that holds anything is left alone', async () => {
  await writeFile(join(root, 'events.db'), 'somebody needs this');
  await expect(simulateIntoFolder(root, PLAN)).rejects.toThrow(FolderTaken);
  expect(await readdir(root)).toEqual(['events.db']);
});

test('a year that is interrupted leaves nothing behind', async () => {
  const watch = () => {
    throw new Error('enough');
  };
  await expect(simulateIntoFolder(join(root, 'year'), PLAN, { watch, passwordCost: CHEAP })).rejects.toThrow('enough');
  expect(await readdir(root)).toEqual([]);
});
