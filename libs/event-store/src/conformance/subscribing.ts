import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { followUntil, isCaughtUp } from './following.ts';
import type { Use } from './opened-store.ts';
import { begin, freshPrefix, freshStream, here, someEvents } from './samples.ts';

export function subscribing(use: Use): void {
  test('a subscription begins after the position given and hands out what is stored, in order', async () => {
    const after = await here(use());
    const stream = freshStream();
    await use().append(stream, 'noStream', someEvents(1_500));
    const { events } = await followUntil(use(), { after }, isCaughtUp);
    expect(events.filter((event) => event.stream === stream)).toEqual(await use().readStream(stream));
    expect(events.every(({ position }, index) => position > (events[index - 1]?.position ?? after))).toBe(true);
  });

  test('nothing after the position: caughtUp comes first', async () => {
    const after = await here(use());
    const filter = { streamPrefixes: [freshPrefix()] };
    const { events } = await followUntil(use(), { after, filter }, isCaughtUp);
    expect(events).toEqual([]);
  });

  test('caughtUp never comes before an event that was stored already, however slow the consumer', async () => {
    const prefix = freshPrefix();
    const after = await here(use());
    for (let round = 0; round < 20; round++) await begin(use(), freshStream(prefix), 10);
    let appended = 200;
    let early = 0;
    const { events } = await followUntil(
      use(),
      { after, filter: { streamPrefixes: [prefix] } },
      (messages, seen) => isCaughtUp(messages) && seen.length >= 220,
      async (message, seen) => {
        if (message.kind === 'caughtUp' && seen.length < appended) early += 1;
        if (message.kind !== 'events') return;
        await sleep(5);
        if (appended >= 220) return;
        await begin(use(), freshStream(prefix), 20);
        appended += 20;
      },
    );
    expect(early).toBe(0);
    expect(events).toHaveLength(220);
  });

  test('a subscription stays live across appends', async () => {
    const prefix = freshPrefix();
    const after = await here(use());
    let rounds = 0;
    const { events } = await followUntil(
      use(),
      { after, filter: { streamPrefixes: [prefix] } },
      (_, seen) => seen.length === 10,
      async (message, seen) => {
        if (message.kind === 'checkpoint' || seen.length < rounds || rounds === 10) return;
        rounds += 1;
        await begin(use(), freshStream(prefix));
      },
    );
    expect(events).toHaveLength(10);
  });

  test('a position handed out resumes a subscription without a gap or an overlap', async () => {
    const prefix = freshPrefix();
    const filter = { streamPrefixes: [prefix] };
    const start = await here(use());
    for (let round = 0; round < 5; round++) await begin(use(), freshStream(prefix), 2);
    const whole = (await followUntil(use(), { after: start, filter }, isCaughtUp)).events;
    const after = whole[3]?.position ?? '';
    const rest = await followUntil(use(), { after, filter }, isCaughtUp);
    expect(rest.events).toEqual(whole.slice(4));
  });

  test('two subscriptions each get everything', async () => {
    const prefix = freshPrefix();
    const after = await here(use());
    const follow = () =>
      followUntil(use(), { after, filter: { streamPrefixes: [prefix] } }, (_, seen) => seen.length === 5);
    const both = Promise.all([follow(), follow()]);
    await begin(use(), freshStream(prefix), 5);
    const [one, two] = await both;
    expect(two.events).toEqual(one.events);
  });
}
