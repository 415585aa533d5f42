import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkStandardFile, type FileProblem, printProblem } from './check-file.ts';

const sound = new URL('../catalogue/dumai-pengaduan.json', import.meta.url);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jejak-standards-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function problemsOf(content: string | Uint8Array): Promise<readonly FileProblem[]> {
  const path = join(folder, 'standard.json');
  await writeFile(path, content);
  const checked = await checkStandardFile(path);
  return checked.ok ? [] : checked.problems;
}

test('a file of the catalogue is sound', async () => expect(await problemsOf(await readFile(sound))).toEqual([]));

test('every problem is told with line and column, in the order of the file', async () => {
  const text = await readFile(sound, 'utf8');
  const broken = text.replace('"noun": "kasus"', '"noun": "perkara"').replace('"to": "selesai"', '"to": "entah"');
  const problems = await problemsOf(broken);
  expect(problems.map(({ pointer }) => pointer)).toEqual([
    '/noun',
    '/procedure/terminal/selesai',
    '/procedure/steps/12/to',
  ]);
  const [noun] = problems;
  expect(noun).toMatchObject({ column: 3, line: broken.split('\n').findIndex((line) => line.includes('"noun"')) + 1 });
});

test('a syntax error is told with its place', async () =>
  expect(await problemsOf('{\n  "schema": "standard v1"\n  "service": "x"\n}')).toEqual([
    expect.objectContaining({ code: 'not-json', line: 3, column: 3, what: ', or } is missing here' }),
  ]));

test('a file that is no text is refused', async () =>
  expect(await problemsOf(Uint8Array.of(0xff, 0xfe, 0x00))).toMatchObject([{ code: 'not-json', line: 1 }]));

test('a file that cannot be read is an error, not a problem of the standard', () =>
  expect(checkStandardFile(join(folder, 'missing.json'))).rejects.toMatchObject({ code: 'ENOENT' }));

test('a problem prints on one line that terminals can follow', () =>
  expect(
    printProblem({
      path: 'a.json',
      line: 7,
      column: 3,
      pointer: '/noun',
      code: 'unknown-name',
      what: '"perkara" is no noun',
      possible: ['permohonan', 'kasus'],
    }),
  ).toBe('a.json:7:3 /noun: "perkara" is no noun (possible: permohonan, kasus)'));
