import type { EventStore, StoredEvent } from '@jejak/event-store';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openTestStores, type TestStores } from '../testing/index.ts';
import { type AggregateKind, Aggregates } from './index.ts';

let stores: TestStores;
let read: string[];
beforeEach(async () => {
  stores = await openTestStores();
  read = [];
});
afterEach(() => stores.close());

const counted = { empty: () => 0, fold: (events: number) => events + 1 };

function holding(capacity: number, kind: AggregateKind<number> = counted): Aggregates<number> {
  const { store } = stores;
  const watched: Pick<EventStore, 'readStream'> = {
    async readStream(stream, options): Promise<readonly StoredEvent[]> {
      read.push(stream);
      return store.readStream(stream, options);
    },
  };
  return new Aggregates(watched, kind, capacity);
}

let ids = 0;
async function append(stream: string, revision: number, length: number): Promise<void> {
  const id = `00000000-0000-7000-8000-${String(ids++).padStart(12, '0')}`;
  const json = JSON.stringify({ id, type: 'T', revision, text: 'x'.repeat(length) });
  await stores.store.append(stream, revision === 0 ? 'noStream' : revision - 1, [{ id, type: 'T', json }]);
}

test('what was used longest ago is forgotten once the events held are too long together', async () => {
  for (const stream of ['case-a', 'case-b', 'case-c']) await append(stream, 0, 4_000);
  const cases = holding(12_000);
  for (const stream of ['case-a', 'case-b', 'case-a', 'case-c']) await cases.get(stream);
  expect([cases.held('case-a'), cases.held('case-b'), cases.held('case-c')].map((held) => held?.state)).toEqual([
    1,
    undefined,
    1,
  ]);
  await cases.get('case-a');
  await cases.get('case-b');
  expect(read).toEqual(['case-a', 'case-b', 'case-c', 'case-b']);
});

test('a stream that grows while it is held makes room at the cost of others', async () => {
  for (const stream of ['case-a', 'case-b']) await append(stream, 0, 4_000);
  const cases = holding(15_000);
  await cases.get('case-a');
  const grown = await cases.get('case-b');
  await append('case-b', 1, 8_000);
  await cases.refresh(grown);
  expect([cases.held('case-a'), cases.held('case-b')?.state]).toEqual([undefined, 2]);
});

test('what was used last is held, however long it is', async () => {
  await append('case-a', 0, 50_000);
  const cases = holding(1_000);
  await cases.get('case-a');
  await cases.get('case-a');
  expect(read).toEqual(['case-a']);
});

test('streams that are not there are forgotten as well', async () => {
  const cases = holding(50_000);
  const asked = Array.from({ length: 100 }, (_, number) => `case-${number}`);
  for (const stream of asked) await cases.get(stream);
  expect(asked.filter((stream) => cases.held(stream))).toHaveLength(50);
});

test('of an event whose command cannot come again the state alone is kept, and hardly counts', async () => {
  for (const stream of ['register-a', 'register-b']) await append(stream, 0, 40_000);
  const registers = holding(10_000, { ...counted, repeatable: () => false });
  const first = await registers.get('register-a');
  await registers.get('register-b');
  expect(first.commands.size).toBe(0);
  expect([registers.held('register-a'), registers.held('register-b')].map((held) => held?.state)).toEqual([1, 1]);
  expect(first.position).toBe((await stores.store.readStream('register-a'))[0]?.position);
});
