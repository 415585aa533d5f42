import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../testing/index.ts';

const OPERATIONS = join(import.meta.dirname, '../../../../docs/operations.md');
let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice({ services: [] });
});
afterAll(() => api.close());

const figures = async () => String((await api.nobody.get('/metrics')).body);

test('every figure of Jejak’s own is explained to the operator', async () => {
  await api.as('admin').post('/api/offices/DMI/units', { code: 'x', name: 'X', parent: 'dinas' });
  const names = [...(await figures()).matchAll(/^# TYPE (jejak_\w+) /gm)].map(([, name]) => String(name));
  expect(names).toEqual(expect.arrayContaining(['jejak_commands_total', 'jejak_live_streams', 'jejak_projector_up']));
  const explained = readFileSync(OPERATIONS, 'utf8');
  // Each process manager has figures of its own, which are explained once for all.
  const wanted = names.map((name) => name.replace(/_process_\w+_(done|failing)$/, '_process_…_$1'));
  expect(wanted.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
});

test('no figure names a case, a person or an address', async () => {
  const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
  await api.as('loket').get(`/api/cases/${id}?x=1`);
  await api.as('loket').get('/api/search?q=Aminah');
  await api.nobody.get('/somewhere/else');
  const text = await figures();
  expect(text).toContain('route="/api/cases/:id"');
  expect(text).toContain('route="unknown"');
  for (const word of [id, 'Aminah', 'somewhere', 'loket']) expect(text).not.toContain(word);
});

test('each thread that works for the server is told apart by the memory that it takes', async () => {
  const text = await figures();
  for (const thread of ['events-reader', 'events-writer', 'private', 'projector', 'read-models']) {
    const [used = 0, total = 0] = ['used', 'total'].map((kind) => {
      const line = new RegExp(`^jejak_thread_heap_${kind}_bytes\\{thread="${thread}",.*\\} (\\d+)$`, 'm');
      return Number(line.exec(text)?.[1]);
    });
    expect(used).toBeGreaterThan(2 ** 20);
    expect(total).toBeGreaterThanOrEqual(used);
  }
});

test('health names each part, and tells a lag from a stop', async () => {
  const { status, body } = await api.nobody.get('/health');
  expect(status).toBe(200);
  expect(Object.keys(body.parts).sort()).toEqual(['events', 'readModels', 'reading']);
  const explained = readFileSync(OPERATIONS, 'utf8');
  const shown = Object.keys(body.parts.readModels);
  expect(shown).toEqual(expect.arrayContaining(['lagEvents', 'lagSeconds', 'secondsSinceProgress', 'parked']));
  expect(shown.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
});
