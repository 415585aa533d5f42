import { expect, test } from '@jest/globals';
import type { EventStore, SubscriptionMessage } from '../port.ts';
import { followUntil, isCaughtUp } from './following.ts';
import type { Use } from './opened-store.ts';
import { begin, freshPrefix, freshStream, here, someEvents } from './samples.ts';

const UNMATCHED = 6_000;

export function filtering(use: Use): void {
  test('only streams with one of the prefixes come through', async () => {
    const [one, two, other] = [freshPrefix(), freshPrefix(), freshPrefix()];
    const after = await here(use());
    for (const prefix of [one, other, two, other, one]) await begin(use(), freshStream(prefix), 2);
    const { events } = await followUntil(use(), { after, filter: { streamPrefixes: [one, two] } }, isCaughtUp);
    const prefixes = events.map((event) => (event.stream.startsWith(one) ? 'one' : 'two'));
    expect(prefixes).toEqual(['one', 'one', 'two', 'two', 'one', 'one']);
  });

  test('a prefix is text, not a pattern', async () => {
    const after = await here(use());
    const literal = `${freshPrefix()}a%_.*[b]-`;
    await begin(use(), freshStream(literal.replace('%', 'x')));
    await begin(use(), freshStream(literal));
    const { events } = await followUntil(use(), { after, filter: { streamPrefixes: [literal] } }, isCaughtUp);
    expect(events).toHaveLength(1);
  });

  test('checkpoints move the position over a long stretch without a match', async () => {
    const filter = { streamPrefixes: [freshPrefix()] };
    const after = await here(use());
    await appendUnmatched(use());
    const match = await begin(use(), freshStream(filter.streamPrefixes[0]));
    const { messages } = await followUntil(use(), { after, filter }, (_, seen) => seen.length === 1);
    const checkpoints = positionsOf(messages);
    expect(checkpoints.length).toBeGreaterThan(0);
    expect(checkpoints.every((position, index) => position > (checkpoints[index - 1] ?? after))).toBe(true);
    expect(checkpoints.every((position) => position < match.position)).toBe(true);
    const last = checkpoints.at(-1) ?? '';
    const resumed = await followUntil(use(), { after: last, filter }, (_, seen) => seen.length === 1);
    expect(resumed.events[0]?.position).toBe(match.position);
  });

  test('so they do while the subscription is live', async () => {
    const filter = { streamPrefixes: [freshPrefix()] };
    const after = await here(use());
    let live: string | undefined;
    const { events } = await followUntil(
      use(),
      { after, filter },
      (messages) => live !== undefined && positionsOf(messages).some((position) => position > String(live)),
      async (message) => {
        if (message.kind !== 'caughtUp' || live !== undefined) return;
        live = await here(use());
        await appendUnmatched(use());
      },
    );
    expect(events).toEqual([]);
  });
}

async function appendUnmatched(store: EventStore): Promise<void> {
  for (let done = 0; done < UNMATCHED; done += 500) await store.append(freshStream(), 'noStream', someEvents(500));
}

function positionsOf(messages: readonly SubscriptionMessage[]): string[] {
  return messages.flatMap((message) => (message.kind === 'checkpoint' ? [message.position] : []));
}
