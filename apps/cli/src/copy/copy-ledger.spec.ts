import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, lockDataFolder, openEmbeddedEventStore, StoreUnavailable } from '@jejak/event-store';
import { canonicalize, leafHash } from '@jejak/integrity';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { TargetNotEmpty } from './copied-so-far.ts';
import { copyLedger, SourceGrew } from './copy-ledger.ts';

const PIPELINED = { inFlight: 64 };
let root: string;
let opened: EventStore[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'jejak-copy-'));
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  await rm(root, { recursive: true, force: true });
});

async function open(name: string): Promise<EventStore> {
  const store = await openEmbeddedEventStore(lockDataFolder(join(root, name), 'spec'));
  opened.push(store);
  return store;
}

/** A ledger of streams that take turns, some events of which come together in one append. */
async function ledger(events: number): Promise<EventStore> {
  const store = await open('source');
  const ends = new Map<string, { revision: number; prev: string | null }>();
  for (let made = 0; made < events; ) {
    const stream = `case-${(made * 7) % 13}`;
    const count = Math.min(1 + (made % 3), events - made);
    const end = ends.get(stream) ?? { revision: -1, prev: null };
    const expected = end.revision < 0 ? 'noStream' : end.revision;
    const frozen = Array.from({ length: count }, () => {
      const id = randomUUID();
      const json = canonicalize({ id, stream, revision: ++end.revision, prev: end.prev, type: 'NoteAdded' });
      end.prev = leafHash(json);
      return { id, type: 'NoteAdded', json };
    });
    await store.append(stream, expected, frozen);
    ends.set(stream, end);
    made += count;
  }
  return store;
}

async function contents(store: EventStore) {
  return (await store.readAll({ limit: 100_000 })).map(({ stream, revision, id, type, json }) => ({
    ...{ stream, revision, id, type, json },
  }));
}

test('the copy has the same bytes in the same order, proved by reading it back', async () => {
  const source = await ledger(2_500);
  const target = await open('target');
  const seen: number[] = [];
  const report = await copyLedger(source, target, { ...PIPELINED, onProgress: (events) => seen.push(events) });
  expect(report).toMatchObject({ found: 0, same: true, source: { events: 2_500, streams: 13, faults: [] } });
  expect(report.target).toEqual(report.source);
  expect(await contents(target)).toEqual(await contents(source));
  expect(seen).toEqual([0, 1_000, 2_000, 2_500]);
});

test('an interrupted copy goes on where it stopped', async () => {
  const source = await ledger(1_500);
  const target = await open('target');
  let answers = 0;
  const dying: EventStore = {
    ...delegated(target),
    append: (stream, expected, events) => {
      if (++answers > 700) throw new Error('killed');
      return target.append(stream, expected, events);
    },
  };
  await expect(copyLedger(source, dying, { inFlight: 1 })).rejects.toThrow('killed');
  const report = await copyLedger(source, target, PIPELINED);
  expect(report.found).toBeGreaterThan(500);
  expect(report.same).toBe(true);
  expect(await contents(target)).toEqual(await contents(source));
});

test('a finished copy is found whole, and nothing is written again', async () => {
  const source = await ledger(300);
  const target = await open('target');
  await copyLedger(source, target, PIPELINED);
  expect(await copyLedger(source, target, PIPELINED)).toMatchObject({ found: 300, same: true });
  expect(await contents(target)).toHaveLength(300);
});

test('an append without an answer is sent again and stands there once', async () => {
  const source = await ledger(60);
  const target = await open('target');
  let answers = 0;
  const lossy: EventStore = {
    ...delegated(target),
    append: async (stream, expected, events) => {
      const result = await target.append(stream, expected, events);
      if (++answers % 5 === 0) throw new StoreUnavailable('lost on the way back');
      return result;
    },
  };
  expect(await copyLedger(source, lossy, { inFlight: 1 })).toMatchObject({ same: true });
  expect(await contents(target)).toEqual(await contents(source));
});

test('a target that holds something else is refused, and stays as it is', async () => {
  const source = await ledger(30);
  const target = await open('target');
  const json = canonicalize({ revision: 0, stream: 'case-x', prev: null });
  await target.append('case-x', 'noStream', [{ id: randomUUID(), type: 'NoteAdded', json }]);
  await expect(copyLedger(source, target, PIPELINED)).rejects.toThrow(TargetNotEmpty);
  expect(await contents(target)).toHaveLength(1);
});

test('a target that is ahead of the source is refused', async () => {
  const source = await ledger(30);
  const target = await open('target');
  await copyLedger(source, target, PIPELINED);
  const json = canonicalize({ revision: 0, stream: 'case-x', prev: null });
  await target.append('case-x', 'noStream', [{ id: randomUUID(), type: 'NoteAdded', json }]);
  await expect(copyLedger(source, target, PIPELINED)).rejects.toThrow(TargetNotEmpty);
});

test('a source that goes on while it is copied is told of, and the same copy takes the rest in', async () => {
  const source = await ledger(30);
  const target = await open('target');
  const json = canonicalize({ revision: 0, stream: 'case-late', prev: null });
  let read = 0;
  const readBack: EventStore = {
    ...delegated(target),
    readAll: async (options) => {
      // The first look finds an empty target; the next is the proof of the copy.
      if (++read === 2) await source.append('case-late', 'noStream', [{ id: randomUUID(), type: 'NoteAdded', json }]);
      return target.readAll(options);
    },
  };
  await expect(copyLedger(source, readBack, PIPELINED)).rejects.toThrow(SourceGrew);
  expect(await copyLedger(source, target, PIPELINED)).toMatchObject({ found: 30, same: true, target: { events: 31 } });
});

test('a ledger that is broken itself is copied as it is, and the report says so', async () => {
  const source = await open('source');
  const json = canonicalize({ revision: 0, stream: 'case-x', prev: 'of-nothing' });
  await source.append('case-x', 'noStream', [{ id: randomUUID(), type: 'NoteAdded', json }]);
  const report = await copyLedger(source, await open('target'), PIPELINED);
  expect(report).toMatchObject({ same: false, source: { faults: [{ stream: 'case-x', revision: 0 }] } });
});

function delegated(store: EventStore): EventStore {
  return {
    append: (stream, expected, events) => store.append(stream, expected, events),
    readStream: (stream, options) => store.readStream(stream, options),
    readAll: (options) => store.readAll(options),
    countAfter: (position) => store.countAfter(position),
    subscribe: (options) => store.subscribe(options),
    close: () => store.close(),
  };
}
