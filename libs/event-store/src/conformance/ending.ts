import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { StoreUnavailable } from '../errors.ts';
import type { EventStore, SubscriptionMessage } from '../port.ts';
import type { OpenedStore, OpenStore } from './opened-store.ts';
import { begin, freshPrefix, freshStream, here, someEvents } from './samples.ts';

export function ending(open: OpenStore): void {
  const opened: EventStore[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  async function openStore(): Promise<OpenedStore> {
    const found = await open();
    opened.push(found.store);
    return found;
  }

  test('a signal ends a waiting subscription without an error', async () => {
    const { store } = await openStore();
    const abort = new AbortController();
    const after = await here(store);
    const kinds: string[] = [];
    for await (const message of store.subscribe({ after, signal: abort.signal })) {
      kinds.push(message.kind);
      // Caught up, it has nothing more to hand out: from here on it waits.
      if (message.kind === 'caughtUp') setTimeout(() => abort.abort(), 50);
    }
    expect(kinds.at(-1)).toBe('caughtUp');
  });

  test('a signal ends a subscription in the middle of its events', async () => {
    const { store } = await openStore();
    const prefix = freshPrefix();
    const after = await here(store);
    for (let round = 0; round < 10; round++) await store.append(freshStream(prefix), 'noStream', someEvents(500));
    const abort = new AbortController();
    let messages = 0;
    for await (const _ of store.subscribe({ after, signal: abort.signal })) {
      messages += 1;
      abort.abort();
    }
    expect(messages).toBe(1);
  });

  test('a signal that was aborted before ends a subscription at once', async () => {
    const { store } = await openStore();
    expect(await collect(store, { signal: AbortSignal.abort() })).toEqual([]);
  });

  test('leaving the loop ends a subscription and the store goes on', async () => {
    const { store } = await openStore();
    await begin(store, freshStream(), 3);
    for await (const _ of store.subscribe()) break;
    await expect(begin(store, freshStream())).resolves.toMatchObject({ revision: 0 });
  });

  test('closing waits for the appends under way', async () => {
    const { store } = await openStore();
    const appends = Array.from({ length: 50 }, () => begin(store, freshStream()));
    const answers = Promise.all(appends);
    await store.close();
    expect(await answers).toHaveLength(50);
  });

  test('a closed store answers StoreUnavailable, its subscriptions too, and may be closed again', async () => {
    const { store } = await openStore();
    const after = await here(store);
    const seen = collect(store, { after });
    const failed = expect(seen).rejects.toBeInstanceOf(StoreUnavailable);
    await sleep(50);
    await store.close();
    await failed;
    await expect(begin(store, freshStream())).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.readStream(freshStream())).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
  });

  test('everything is there after the store was closed and opened again', async () => {
    const { store, reopen } = await openStore();
    if (!reopen) return;
    const stream = freshStream();
    const frozen = someEvents(3);
    const first = await store.append(stream, 'noStream', frozen);
    const before = await store.readStream(stream);
    const again = await reopen();
    opened.push(again);
    expect(await again.readStream(stream)).toEqual(before);
    expect(await again.append(stream, 'noStream', frozen)).toEqual(first);
    const later = await again.append(stream, 2, someEvents(1));
    expect(later.revision).toBe(3);
    expect(later.position > first.position).toBe(true);
  });
}

async function collect(
  store: EventStore,
  options: Parameters<EventStore['subscribe']>[0],
): Promise<SubscriptionMessage[]> {
  const messages: SubscriptionMessage[] = [];
  for await (const message of store.subscribe(options)) messages.push(message);
  return messages;
}
