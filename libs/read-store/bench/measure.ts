import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type FindOptions, openEmbeddedReadStore, openThreadedReadStore, type ReadStore } from '../src/index.ts';
import { type Row, rows } from './rows.ts';

/** Prints what the embedded store does on this machine: `node --conditions=source bench/measure.ts [--documents N]`. */

const { values } = parseArgs({ options: { documents: { type: 'string', default: '100000' } } });
const documents = rows(Number(values.documents));
const BATCH = 500;
const collection = 'worklist';
const folder = mkdtempSync(join(tmpdir(), 'jejak-bench-'));
const file = join(folder, 'read.db');

const embedded = openEmbeddedReadStore({ file });
await embedded.ensure([
  {
    name: collection,
    indexes: [
      ['office', 'dueAt'],
      ['office', 'status', 'dueAt'],
    ],
  },
]);
await write('inserts', documents);
await write(
  'updates, no indexed field changed',
  documents.map((row) => ({ ...row, note: 'changed' })),
);
await write(
  'updates, status changed',
  documents.map((row) => ({ ...row, status: row.status === 'open' ? 'paused' : 'open' })),
);
await write('updates of 2,000 current rows, status changed', recent());

const threaded = await openThreadedReadStore({ file, readers: 2 });
const due = { field: 'dueAt', direction: 'ascending' } as const;
const first: FindOptions = { filter: { office: 'DMI' }, sort: due, limit: 50 };
const byStatus: FindOptions = { filter: { office: 'DMI', status: { $in: ['open', 'late'] } }, limit: 50 };
const middle = { ...first, cursor: await cursorAt(embedded, first, 10_000) };

await read('embedded, first page of 50', 1, () => embedded.find(collection, first));
await read('embedded, page of 50 after 10,000', 1, () => embedded.find(collection, middle));
await read('embedded, page of 50 by id, 2 of 4 states', 1, () => embedded.find(collection, byStatus), 200);
await read('embedded, count of an office', 1, () => embedded.count(collection, { office: 'DMI' }), 200);
for (const inFlight of [1, 16, 64]) {
  await read(`threaded, page of 50 after 10,000, ${inFlight} in flight`, inFlight, () =>
    threaded.find(collection, middle),
  );
  await read(`threaded, get, ${inFlight} in flight`, inFlight, () => threaded.get(collection, documents[99]?.id ?? ''));
}
const writing = writeThreaded();
await read('threaded, page of 50, 16 in flight, beside a writer', 16, () => threaded.find(collection, middle));
await writing;

await threaded.close();
await embedded.close();
rmSync(folder, { recursive: true });

async function write(label: string, rows: readonly Row[], store: ReadStore = embedded): Promise<void> {
  const started = performance.now();
  for (let from = 0; from < rows.length; from += BATCH) {
    const writes = rows.slice(from, from + BATCH).map((document) => ({ collection, id: document.id, document }));
    await store.commit({ writes });
  }
  console.log(`${label}: ${Math.round((rows.length / (performance.now() - started)) * 1000)} documents/s`);
}

async function read(label: string, inFlight: number, work: () => Promise<unknown>, times = 2000): Promise<void> {
  const took: number[] = [];
  const started = performance.now();
  const one = async () => {
    for (let n = 0; n < times / inFlight; n += 1) {
      const before = performance.now();
      await work();
      took.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  const perSecond = Math.round((took.length / (performance.now() - started)) * 1000);
  took.sort((a, b) => a - b);
  const quantile = (q: number) => (took[Math.floor(took.length * q)] ?? 0).toFixed(2);
  console.log(`${label}: ${perSecond}/s, p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms`);
}

async function cursorAt(store: ReadStore, options: FindOptions, documents: number): Promise<string> {
  let cursor = '';
  for (let seen = 0; seen < documents; seen += 1000) {
    const page = await store.find(collection, { ...options, limit: 1000, ...(cursor === '' ? {} : { cursor }) });
    if (page.next === null) break;
    cursor = page.next;
  }
  return cursor;
}

function recent(): readonly Row[] {
  return Array.from({ length: documents.length }, (_, n) => ({ ...pick(n), status: n % 3 === 0 ? 'open' : 'late' }));
}

function pick(n: number): Row {
  const row = documents[documents.length - 1 - (n % 2000)];
  if (row === undefined) throw new Error('there are too few documents');
  return row;
}

async function writeThreaded(): Promise<void> {
  await write('commits through the threaded client, beside 16 readers', recent().slice(0, 20_000), threaded);
}
