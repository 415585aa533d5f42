import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exitsFrom, parallelIn, stepsFrom, terminalOutcomes } from '@jejak/domain';
import { expect, test } from '@jest/globals';
import { BrokenCatalogue, loadCatalogue, readCatalogue } from './catalogue.ts';

const { standards } = loadCatalogue();
const all = [...standards.values()].map(({ standard }) => standard);

test('the catalogue is read once', () => expect(loadCatalogue()).toBe(loadCatalogue()));

test('each standard stands under its own key with its hash', () => {
  for (const [service, { standard, hash }] of standards) {
    expect(standard.service).toBe(service);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  }
});

test('nobody can change a standard that others share', () => {
  const [first] = all;
  expect(() => Object.assign(first?.procedure.steps[0] ?? {}, { to: 'x' })).toThrow(TypeError);
});

test('there are 290 pairs of a state and a step', () =>
  expect(
    all.flatMap(({ procedure }) => Object.keys(procedure.states).flatMap((state) => stepsFrom(procedure, state))),
  ).toHaveLength(290));

test('every exit and parallel fact is possible somewhere, but for the lapse of a file in Gorontalo', () => {
  const impossible = all.flatMap(({ service, procedure }) => {
    const open = Object.keys(procedure.states);
    const possible = new Set(
      open.flatMap((state) => [
        ...exitsFrom(procedure, state),
        ...parallelIn(procedure, { state, visited: open, terminal: false }),
      ]),
    );
    return [...procedure.exits, ...procedure.parallel]
      .filter((act) => !possible.has(act))
      .map(({ key }) => [service, key]);
  });
  // None of its states waits for an applicant, a reporter or a ward office.
  expect(impossible).toEqual([['gorontalo-rekomendasi-pemulangan-migran-bermasalah', 'gugur']]);
});

test('every judged outcome is one that a case can have', () => {
  for (const { procedure } of all) {
    const outcomes = Object.values(terminalOutcomes(procedure));
    expect(outcomes).toEqual(expect.arrayContaining([...procedure.clock.judgedOutcomes]));
  }
});

test('documents that the office makes are not brought in', () => {
  const requirements = all.flatMap(({ components }) =>
    components.requirements.published ? components.requirements.value : [],
  );
  const byOffice = requirements.filter(({ providedBy }) => /dinsos|rehsos|panti/i.test(providedBy));
  expect(byOffice.filter(({ broughtIn }) => broughtIn)).toEqual([]);
  const byApplicant = requirements.filter(({ providedBy }) => providedBy === 'pemohon');
  expect(byApplicant.filter(({ broughtIn }) => !broughtIn)).toEqual([]);
});

test('a broken folder is refused with every problem of every file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jejak-catalogue-'));
  try {
    await cp(new URL('../catalogue/', import.meta.url), folder, { recursive: true });
    const file = join(folder, 'dumai-pengaduan.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"kasus"', '"perkara"'));
    await writeFile(join(folder, 'palu-pemulangan-korban-trafficking.json'), '{');
    const read = () => readCatalogue(pathToFileURL(`${folder}/`), new URL('../decrees/', import.meta.url));
    expect(read).toThrow(BrokenCatalogue);
    expect(read).toThrow(/dumai-pengaduan\.json:8:3 \/noun: .*trafficking\.json:1:2 /s);
  } finally {
    await rm(folder, { recursive: true });
  }
});
