import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder } from '@jejak/event-store';
import { simulateIntoFolder } from '@jejak/simulation';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runJejak } from './testing/run-jejak.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const CATALOGUE = new URL('../../../standards/catalogue/', import.meta.url).pathname;
let root: string;
let folder: string;

const jejak = (...args: readonly string[]) => runJejak(folder, ...args);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jejak-cli-'));
  folder = join(root, 'data');
  const plan = { cases: 40, offices: 3, seed: 1, until: '2026-11-24T03:00:00.000Z' };
  await simulateIntoFolder(folder, plan, { passwordCost: CHEAP });
});
afterAll(() => rm(root, { recursive: true, force: true }));

test.each([
  [[]],
  [['serve']],
  [['demo']],
  [['simulate']],
  [['standards']],
  [['standards', 'check']],
  [['case']],
  [['rebuild']],
  [['parked']],
  [['parked', 'list']],
  [['parked', 'show']],
  [['parked', 'retry']],
  [['config']],
  [['backup']],
  [['restore']],
  [['copy']],
  [['keys']],
  [['keys', 'rewrap']],
])('jejak %j --help shows an example and is fine', async (command) => {
  const { exitCode, said } = await jejak(...command, '--help');
  expect(exitCode).toBe(0);
  expect(said).toMatch(/Example:\n {2}\$ .*jejak/);
});

test.each([[['frob']], [['standards', 'check']], [['case']], [['case', 'forty-two']]])(
  'jejak %j is wrong usage',
  async (args) => {
    expect((await jejak(...args)).exitCode).toBe(2);
  },
);

test('jejak keys rewrap has nothing to do where the master key is a file, and says so', async () => {
  const { exitCode, said } = await jejak('keys', 'rewrap');
  expect([exitCode, said]).toEqual([2, expect.stringContaining('nothing to rewrap')]);
});

describe('jejak standards check', () => {
  test('is fine with what ships', async () => {
    const files = (await readdir(CATALOGUE)).map((name) => join(CATALOGUE, name));
    expect(await jejak('standards', 'check', ...files)).toEqual({ exitCode: 0, said: '14 files are fine\n' });
  });

  test('names the place of what is wrong, and the file that is not there', async () => {
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{\n  "schema": 1,\n}');
    const { exitCode, said } = await jejak('standards', 'check', broken, join(folder, 'absent.json'));
    expect(exitCode).toBe(1);
    expect(said).toContain(`${broken}:3:1 /: `);
    expect(said).toContain(`${join(folder, 'absent.json')}: cannot be read: ENOENT`);
  });
});

describe('jejak config', () => {
  test('shows what is in force, and what else is possible', async () => {
    const { exitCode, said } = await jejak('config');
    expect(exitCode).toBe(0);
    expect(said).toContain(`JEJAK_DATA = ${folder}\n`);
    expect(said).toContain('JEJAK_PORT = 3000 (default)\n      Port of the API; 0 takes any free one.\n');
  });

  test('finds what is wrong without starting anything', async () => {
    process.env.JEJAK_PROT = '3000';
    const { exitCode, said } = await jejak('config');
    delete process.env.JEJAK_PROT;
    expect(exitCode).toBe(2);
    expect(said).toContain('JEJAK_PROT is not known; known are JEJAK_DATA');
  });

  test('writes the page of the documentation', async () => {
    const page = await readFile(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
    expect(await jejak('config', '--markdown')).toEqual({ exitCode: 0, said: page });
  });
});

describe('jejak case', () => {
  test('prints who did what when, and the clocks', async () => {
    const { exitCode, said } = await jejak('case', 'PLW-2026-00001');
    expect(exitCode).toBe(0);
    expect(said).toContain('PLW-2026-00001  Pelayanan Pemulangan Traffiking');
    expect(said).toMatch(/2026-\d\d-\d\d \d\d:\d\d {2}2026-\d\d-\d\d \d\d:\d\d {2}Laporan diterima \(.+ \(demo\)\)/);
    expect(said).toMatch(/promise promise: from 2026-.+, due 2026-/);
  });

  test('prints JSON, with personal facts sealed', async () => {
    const { said } = await jejak('case', 'plw-2026-00001', '--json');
    const view = JSON.parse(said);
    expect(view).toMatchObject({ number: 'PLW-2026-00001', service: 'palu-pemulangan-korban-trafficking' });
    expect(view.events[0]).toMatchObject({ type: 'ReportReceived', sealed: [{ name: 'story' }] });
  });

  test('says that a number was never given', async () => {
    const { exitCode, said } = await jejak('case', 'DMI-2026-99999');
    expect({ exitCode, said }).toEqual({ exitCode: 1, said: 'There is no case DMI-2026-99999.' });
  });

  test('says who has the folder open', async () => {
    const lock = lockDataFolder(folder, 'jejak serve');
    const { exitCode, said } = await jejak('case', 'DMI-2026-00001');
    lock.release();
    expect(exitCode).toBe(3);
    expect(said).toContain(`data folder ${folder} is in use by jejak serve, process ${process.pid}`);
  });
});

describe('jejak simulate', () => {
  const small = ['--seed', '3', '--until', '2026-06-30', '--cases', '6', '--offices', '1'];

  test('makes a data folder and says what came of it', async () => {
    const year = join(root, 'year');
    const { exitCode, said } = await jejak('simulate', year, ...small);
    expect({ exitCode, said }).toEqual({ exitCode: 0, said: expect.stringMatching(/^6 cases, \d+ events; refused/) });
    expect(await readdir(year)).toContain('events.db');
  });

  test('leaves alone what is there, a demonstration included', async () => {
    const { exitCode, said } = await jejak('simulate', folder, ...small);
    expect({ exitCode, said }).toEqual({ exitCode: 2, said: expect.stringContaining('holds a simulation already') });
  });

  test('says in a sentence that there is no such place', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    for (const place of [file, join(file, 'year')]) {
      const { exitCode, said } = await jejak('simulate', place, ...small);
      expect({ exitCode, said }).toEqual({ exitCode: 1, said: expect.stringMatching(/^E(NOTDIR|EXIST): [^\n]+$/) });
    }
  });

  test('of a year that ends in the future says from when on it can be worked in', async () => {
    const { exitCode, said } = await jejak('simulate', join(root, 'far'), ...small, '--until', '2398-12-31');
    expect(exitCode).toBe(0);
    expect(said).toMatch(/^The year ends in the future: .* before 2399-01-01T00:00:00\.000Z\.\n/);
  });

  test.each([
    ['--until', '2026-02-30'],
    ['--until', '1971-12-31'],
    ['--until', '2399-01-01'],
    ['--cases', '0'],
    ['--offices', '100'],
    ['--seed', 'x'],
  ])('%s %s is wrong usage', async (option, value) => {
    expect((await jejak('simulate', join(root, 'never'), option, value)).exitCode).toBe(2);
  });
});
