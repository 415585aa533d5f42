import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { StoredEvent, SubscribeOptions } from '../port.ts';
import { type EventStoreDBStore, openEventStoreDB } from './index.ts';
import { type StandIn, startStandIn } from './stand-in/index.ts';

let standIn: StandIn;
let store: EventStoreDBStore;
let followers: Follower[];

beforeEach(async () => {
  standIn = await startStandIn();
  store = await openEventStoreDB({
    url: `esdb://127.0.0.1:${standIn.port}?tls=false`,
    isCanonical: (json) => !json.includes('foreign'),
  });
  followers = [];
});
afterEach(async () => {
  for (const follower of followers) await follower.leave();
  await store.close();
  await standIn.stop();
});

/** Takes what a subscription hands out; may be made to stand still. */
class Follower {
  readonly events: StoredEvent[] = [];
  caughtUp = 0;
  paused: Promise<void> = Promise.resolve();
  readonly #leaving = new AbortController();
  readonly #ended: Promise<void>;

  constructor(options: SubscribeOptions = {}) {
    this.#ended = this.#follow(options);
    this.#ended.catch(() => {});
    followers.push(this);
  }

  async #follow(options: SubscribeOptions): Promise<void> {
    for await (const message of store.subscribe({ ...options, signal: this.#leaving.signal })) {
      if (message.kind === 'events') this.events.push(...message.events);
      if (message.kind === 'caughtUp') this.caughtUp += 1;
      await this.paused;
    }
  }

  get names(): readonly string[] {
    return this.events.map(({ stream, revision }) => `${stream}/${revision}`);
  }

  async leave(): Promise<void> {
    this.#leaving.abort();
    await this.#ended;
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (const began = performance.now(); !condition(); await sleep(5)) {
    if (performance.now() - began > 20_000) throw new Error('it did not come to that');
  }
}

/** Twice caught up: by itself, and at the shared subscription. */
async function joined(options: SubscribeOptions = {}): Promise<Follower> {
  const follower = new Follower(options);
  await until(() => follower.caughtUp >= 2);
  return follower;
}

const some = (count: number, json = '{"a":1}') =>
  Array.from({ length: count }, () => ({ id: randomUUID() as string, type: 'Noted', json }));
const append = (stream: string, count = 1, json?: string) => store.append(stream, 'noStream', some(count, json));

/** As every event of `case-` streams stands in the store. */
async function stored(prefix = 'case-'): Promise<readonly string[]> {
  const events = await store.readAll({ limit: 1_000_000 });
  return events
    .filter(({ stream }) => stream.startsWith(prefix))
    .map(({ stream, revision }) => `${stream}/${revision}`);
}

test('followers at the live end share one subscription, and one drop is one drop', async () => {
  await append('case-0', 10);
  const three = await Promise.all([joined(), joined(), joined()]);
  expect(standIn.dropSubscriptions()).toBe(1);
  await append('case-1', 10);
  await until(() => three.every(({ events }) => events.length === 20));
  for (const { names } of three) expect(names).toEqual(await stored());
  expect(store.figures().dropped).toBe(1);
});

test('each picks its own from a filter that grows with those who come', async () => {
  const filter = (...streamPrefixes: string[]) => ({ filter: { streamPrefixes } });
  const cases = await joined(filter('case-'));
  const offices = await joined(filter('office-'));
  const both = await joined(filter('office-', 'case-'));
  expect(standIn.dropSubscriptions()).toBe(1);
  for (let round = 0; round < 5; round++) {
    await append(`case-${round}`);
    await append(`office-${round}`);
    await append(`letters-${round}`);
  }
  await until(() => both.events.length === 10 && cases.events.length === 5 && offices.events.length === 5);
  expect(cases.names).toEqual(await stored('case-'));
  expect(offices.names).toEqual(await stored('office-'));
});

test('whoever comes while events are written joins without a gap or a repeat', async () => {
  let writing = true;
  const writer = (async () => {
    for (let count = 0; writing; count++) await append(`case-${count}`, 1 + (count % 7));
  })();
  const all: Follower[] = [];
  for (let round = 0; round < 12; round++) {
    all.push(new Follower(round % 3 === 0 ? { filter: { streamPrefixes: ['case-'] } } : {}));
    await sleep(Math.random() * 60);
    if (round % 4 === 3) standIn.dropSubscriptions();
  }
  writing = false;
  await writer;
  const expected = await stored();
  await until(() => all.every(({ events }) => events.length >= expected.length));
  for (const { names } of all) expect(names).toEqual(expected);
  await sleep(100);
  expect(standIn.dropSubscriptions()).toBe(1);
});

test('one that stands still holds nobody up, falls out, and comes back by itself', async () => {
  const [slow, quick] = [await joined(), await joined()];
  const standing = Promise.withResolvers<void>();
  slow.paused = standing.promise;
  for (let round = 0; round < 24; round++) await append(`case-${round}`, 500);
  await until(() => quick.events.length === 12_000);
  expect(slow.events.length).toBeLessThan(12_000);
  standing.resolve();
  await until(() => slow.events.length >= 12_000);
  const expected = await stored();
  expect(slow.names).toEqual(expected);
  expect(quick.names).toEqual(expected);
  expect(store.figures().dropped).toBe(0);
  await append('case-last');
  await until(() => slow.events.length === 12_001 && quick.events.length === 12_001);
  await sleep(100);
  expect(standIn.dropSubscriptions()).toBe(1);
}, 60_000);

test('a foreign event is counted once, whoever follows and whenever', async () => {
  const [one] = [await joined(), await joined()];
  await append('case-1');
  standIn.log.append('case-1', [
    {
      ...{ id: randomUUID() as string, type: 'Foreign', contentType: 'application/json' },
      data: Buffer.from('"foreign"'),
      metadata: Buffer.alloc(0),
    },
  ]);
  await until(() => one.events.length === 2);
  const late = await joined();
  expect(late.events).toHaveLength(2);
  expect(store.figures().undecodable).toBe(1);
});

test('the last one to leave ends it, and the next one begins it anew', async () => {
  const [one, other] = [await joined(), await joined()];
  await one.leave();
  await append('case-1');
  await until(() => other.events.length === 1);
  await other.leave();
  await sleep(100);
  expect(standIn.dropSubscriptions()).toBe(0);
  const next = await joined();
  expect(next.names).toEqual(['case-1/0']);
  expect(standIn.dropSubscriptions()).toBe(1);
});
