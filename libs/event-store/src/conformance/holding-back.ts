import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { followUntil } from './following.ts';
import type { Use } from './opened-store.ts';
import { freshPrefix, freshStream, here, jsonOfBytes, someEvent } from './samples.ts';

const MIB = 1024 * 1024;
const EVENTS = 160;

export function holdingBack(use: Use): void {
  test('a consumer that stands still makes the subscription hold back, and loses nothing', async () => {
    const prefix = freshPrefix();
    const filter = { streamPrefixes: [prefix] };
    const after = await here(use());
    const json = jsonOfBytes(MIB / 2);
    for (let stored = 0; stored < EVENTS; stored++) {
      await use().append(freshStream(prefix), 'noStream', [someEvent({ json })]);
    }
    const before = memoryInUse();
    let growth: number | undefined;
    const { events } = await followUntil(
      use(),
      { after, filter },
      (_, seen) => seen.length === EVENTS,
      async () => {
        if (growth !== undefined) return;
        await sleep(500);
        growth = memoryInUse() - before;
      },
    );
    expect(events.map((event) => event.json.length)).toEqual(Array(EVENTS).fill(json.length));
    expect(growth).toBeLessThan((EVENTS * MIB) / 4);
  });
}

/** Bytes of what is still referenced, in this thread and outside the heap. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
