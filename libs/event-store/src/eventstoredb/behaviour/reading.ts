import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';
import type { Row, Section } from './row.ts';
import { allFrom, append, failure, freshStream, positionsIn, someEvent } from './seeing.ts';

const QUIET_MS = 300;
const UNMATCHED = 6_080;

const reading: readonly Row[] = [
  {
    case: 'reading a missing stream',
    observed: '`StreamNotFoundError` on the first step of the iteration',
    sees: 'StreamNotFoundError',
    async see({ client }) {
      try {
        for await (const _ of client.readStream(freshStream())) return 'an event';
        return 'nothing';
      } catch (error) {
        return failure(error);
      }
    },
  },
  {
    case: 'positions of events',
    observed: '`event.position.commit`, BigInt, strictly increasing, with gaps',
    sees: 'bigint, increasing, with gaps',
    async see({ client }) {
      const stream = freshStream();
      await append(client, stream, [someEvent(), someEvent(), someEvent()]);
      const positions = await positionsIn(client, stream);
      const steps = positions.slice(1).map((position, index) => position - (positions[index] ?? 0n));
      return [
        typeof positions[0],
        steps.every((step) => step > 0n) ? 'increasing' : 'in no order',
        steps.every((step) => step > 1n) ? 'with gaps' : 'without gaps',
      ].join(', ');
    },
  },
  {
    case: '`readAll` from a position',
    observed: 'inclusive: the first event is the one at the position',
    sees: 'the event at the position',
    async see({ client }) {
      const [, second = 0n] = await three(client);
      const [first] = await allFrom(client, second, 1);
      return first?.position.commit === second ? 'the event at the position' : 'another event';
    },
  },
  {
    case: '`readAll` without a filter',
    observed: "also gives the server's own events, in streams that begin with `$`",
    sees: 'streams that begin with $',
    async see({ client }) {
      for await (const { event } of client.readAll({ maxCount: 1_000 })) {
        if (event?.streamId.startsWith('$')) return 'streams that begin with $';
      }
      return 'no stream that begins with $';
    },
  },
];

const subscribing: readonly Row[] = [
  {
    case: '`subscribeToAll` from a position',
    observed: 'exclusive: the first event is the one after it',
    sees: 'the event after the position',
    async see({ client }) {
      const [, second = 0n, third = 0n] = await three(client);
      const subscription = client.subscribeToAll({ fromPosition: { commit: second, prepare: second } });
      for await (const { event } of subscription) {
        await subscription.unsubscribe();
        return event?.position?.commit === third ? 'the event after the position' : 'another event';
      }
      return 'nothing';
    },
  },
  {
    case: "a position that is no event's, read from and subscribed to",
    observed: 'error (`UnknownError`, code 2), reading and subscribing alike',
    sees: 'UnknownError, code 2; UnknownError, code 2',
    async see({ client }) {
      const commit = ((await three(client))[1] ?? 0n) + 1n;
      const fromPosition = { commit, prepare: commit };
      return `${await firstFailure(client.readAll({ fromPosition, maxCount: 1 }))}; ${await firstFailure(client.subscribeToAll({ fromPosition }))}`;
    },
  },
  {
    case: 'a subscription from beyond the end',
    observed: 'no error, no event',
    sees: 'nothing',
    async see({ client }) {
      const commit = ((await three(client)).at(-1) ?? 0n) + 1_000_000n;
      const subscription = client.subscribeToAll({ fromPosition: { commit, prepare: commit } });
      const first = Promise.race([firstFailure(subscription), sleep(QUIET_MS, 'nothing')]);
      const seen = await first;
      await subscription.unsubscribe();
      return seen;
    },
  },
  {
    case: 'order of signals, slow consumer, 100 events',
    observed: '`confirmation`; then `checkpointReached` and `caughtUp` overtake events not yet handed out',
    sees: 'confirmation, checkpointReached, caughtUp, last event',
    async see({ client }) {
      const prefix = `signals${Date.now()}`;
      const { position } = await append(client, freshStream('before'), someEvent());
      await append(
        client,
        freshStream(prefix),
        Array.from({ length: 100 }, () => someEvent()),
      );
      const signals: string[] = [];
      const note = (signal: string) => {
        if (!signals.includes(signal)) signals.push(signal);
      };
      const filter = streamNameFilter({ prefixes: [prefix], checkpointReached: async () => note('checkpointReached') });
      const subscription = client.subscribeToAll({ filter, ...(position ? { fromPosition: position } : {}) });
      subscription.on('confirmation', () => note('confirmation')).on('caughtUp', () => note('caughtUp'));
      let handled = 0;
      for await (const _ of subscription) {
        await sleep(2);
        if (++handled === 100) break;
      }
      note('last event');
      return signals.join(', ');
    },
  },
  {
    case: 'a filter that lets nothing through',
    observed: 'checkpoints keep coming (190 for 0 matching events)',
    sees: 'checkpoints, no event',
    async see({ client }) {
      const { position } = await append(client, freshStream('before'), someEvent());
      for (let stored = 0; stored < UNMATCHED; stored += 320) {
        await append(
          client,
          freshStream('unmatched'),
          Array.from({ length: 320 }, () => someEvent()),
        );
      }
      let checkpoints = 0;
      const filter = streamNameFilter({
        prefixes: ['no-such-stream-'],
        checkpointReached: async () => {
          checkpoints += 1;
        },
      });
      const subscription = client.subscribeToAll({ filter, ...(position ? { fromPosition: position } : {}) });
      let events = 0;
      subscription.on('data', () => {
        events += 1;
      });
      for (let waited = 0; checkpoints < 100 && waited < 100; waited++) await sleep(50);
      await subscription.unsubscribe();
      return `${checkpoints >= 100 ? 'checkpoints' : `${checkpoints} checkpoints`}, ${events || 'no'} event`;
    },
  },
  {
    case: 'the server killed, and back, under a subscription',
    observed: 'an `error` event and a throw from the iterator (`UnavailableError`), then `close`; it stays dead',
    sees: 'error UnavailableError, thrown UnavailableError, close; nothing more',
    kills: true,
    async see({ client, kill, startAgain }) {
      const subscription = client.subscribeToAll({ fromPosition: 'end' });
      const signals: string[] = [];
      const confirmed = new Promise((resolve) => subscription.once('confirmation', resolve));
      const closed = new Promise((resolve) => subscription.once('close', resolve));
      subscription.once('error', (error) => signals.push(`error ${failure(error)}`)).on('error', () => {});
      let events = 0;
      const iterating = (async () => {
        for await (const _ of subscription) events += 1;
      })().catch((error) => signals.push(`thrown ${failure(error)}`));
      await confirmed;
      await kill?.();
      await Promise.all([closed, iterating]);
      signals.push('close');
      await startAgain();
      for (let tries = 0; tries < 50; tries++) {
        const stored = await append(client, freshStream(), someEvent()).catch(() => undefined);
        if (stored) break;
        await sleep(100);
      }
      await sleep(QUIET_MS);
      return `${signals.join(', ')}; ${events === 0 ? 'nothing' : 'something'} more`;
    },
  },
];

export const readingSection: Section = { title: 'Reading and subscribing', rows: [...reading, ...subscribing] };

/** Positions of three events that stand next to each other. */
async function three(client: EventStoreDBClient): Promise<bigint[]> {
  const stream = freshStream();
  await append(client, stream, [someEvent(), someEvent(), someEvent()]);
  return positionsIn(client, stream);
}

async function firstFailure(events: AsyncIterable<unknown>): Promise<string> {
  try {
    for await (const _ of events) return 'an event';
    return 'nothing';
  } catch (error) {
    return `${failure(error)}, code ${Reflect.get(error as object, 'code')}`;
  }
}
