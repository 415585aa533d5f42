import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, type NewEvent, type StoredEvent, StoreFull, WrongExpectedRevision } from '@jejak/event-store';
import type { SearchIndex, SubjectKeys } from '@jejak/privacy';
import { expect, test } from '@jest/globals';
import { seededSecrets } from '../seed/index.ts';
import { Backlog, DeferredEventStore, DeferredSearchIndex, DeferredSubjectKeys } from './index.ts';

const event = (json: string): NewEvent => ({ id: randomUUID(), type: 'NoteAdded', json });

/** A store that takes appends that are under way together in whatever order. */
function disorderly(stored: StoredEvent[], full = false): EventStore {
  return {
    async append(stream, _, events) {
      await sleep(Math.random() * 5);
      if (full) throw new StoreFull('no space left for events');
      stored.push(...events.map((each) => ({ ...each, stream, revision: 0, position: String(stored.length) })));
      return { revision: 0, position: '' };
    },
    readStream: async (stream) => stored.filter((each) => each.stream === stream),
    readAll: async () => stored,
    countAfter: async () => null,
    subscribe: () => {
      throw new Error('nobody subscribes');
    },
    close: async () => {},
  };
}

test('appends are answered at once and arrive in their order, even where the store would mix them up', async () => {
  const stored: StoredEvent[] = [];
  const heard: string[] = [];
  const store = new DeferredEventStore(disorderly(stored), 1, (_, revision, events) => {
    for (const { json } of events) heard.push(`${revision}:${json}`);
  });
  for (let index = 0; index < 20; index++)
    await store.append(`case-${index % 3}`, index < 3 ? 'noStream' : Math.floor(index / 3) - 1, [event(String(index))]);
  expect(stored).toHaveLength(0);
  await store.settled();
  expect(stored.map(({ json }) => json)).toEqual(Array.from({ length: 20 }, (_, index) => String(index)));
  expect(heard.slice(0, 4)).toEqual(['0:0', '0:1', '0:2', '1:3']);
});

test('a stream reads as what was appended, before it has arrived', async () => {
  const store = new DeferredEventStore(disorderly([]), 1, () => {});
  expect(await store.readStream('case-a')).toEqual([]);
  await store.append('case-a', 'noStream', [event('first'), event('second')]);
  expect((await store.readStream('case-a')).map(({ json }) => json)).toEqual(['first', 'second']);
  expect((await store.readStream('case-a', { from: 1 })).map(({ revision }) => revision)).toEqual([1]);
  expect((await store.readStream('case-a', { direction: 'backwards', limit: 1 }))[0]?.json).toBe('second');
  expect(await store.readStream('case-a', { from: 2 })).toEqual([]);
});

test('the expected revision is checked as a store would', async () => {
  const store = new DeferredEventStore(disorderly([]), 1, () => {});
  await expect(store.append('case-a', 0, [event('x')])).rejects.toThrow(WrongExpectedRevision);
  await store.append('case-a', 'noStream', [event('x')]);
  await expect(store.append('case-a', 'noStream', [event('y')])).rejects.toThrow('is at 0, expected noStream');
});

test('what went wrong below is thrown to whoever waits for it', async () => {
  const store = new DeferredEventStore(disorderly([], true), 4, () => {});
  await store.append('case-a', 'noStream', [event('x')]);
  await expect(store.settled()).rejects.toThrow(StoreFull);
  await expect(store.room()).rejects.toThrow(StoreFull);
});

test('subject keys that do not come from the seed are found out', async () => {
  const secretOf = seededSecrets(1);
  const other = new DeferredSubjectKeys(unusedKeys(), seededSecrets(2), new Backlog(1));
  const keys: SubjectKeys = { ...unusedKeys(), ensure: (subject, office) => other.ensure(subject, office) };
  const backlog = new Backlog(1);
  await new DeferredSubjectKeys(keys, secretOf, backlog).ensure('a', 'DMI');
  await expect(backlog.settled()).rejects.toThrow('the key of a does not come from the seed');
});

test('what is said of one subject reaches the search index in order', async () => {
  const said: string[] = [];
  const say = (what: string) => async (subject: string) => {
    await sleep(Math.random() * 5);
    said.push(`${subject} ${what}`);
  };
  const index: SearchIndex = {
    put: say('put'),
    replace: say('replaced'),
    remove: async () => {},
    subjects: async () => [],
    byNik: async () => said,
    byName: async () => said,
  };
  const deferred = new DeferredSearchIndex(index, new Backlog(8));
  for (let round = 0; round < 5; round++) {
    await deferred.put('a', 'DMI', { names: [] });
    await deferred.replace('a', 'DMI', { names: [] });
  }
  expect(await deferred.byNik('DMI', '1')).toEqual(Array.from({ length: 5 }, () => ['a put', 'a replaced']).flat());
});

function unusedKeys(): SubjectKeys {
  const unused = () => Promise.reject(new Error('nobody asks for this'));
  return { ensure: unused, get: unused, getMany: unused, destroy: unused, erasedAmong: unused };
}
