import { expect, test } from '@jest/globals';
import { WrongExpectedRevision } from '../errors.ts';
import type { ExpectedRevision } from '../port.ts';
import type { Use } from './opened-store.ts';
import { begin, freshStream, someEvents } from './samples.ts';

const RACERS = 20;

export function conflicting(use: Use): void {
  test.each<[string, ExpectedRevision]>([
    ['an older revision', 0],
    ['a future revision', 99],
    ['noStream on an existing stream', 'noStream'],
  ])('%s conflicts and names the actual revision', async (_, expected) => {
    const stream = freshStream();
    await begin(use(), stream, 3);
    const answer = use().append(stream, expected, someEvents(1));
    await expect(answer).rejects.toBeInstanceOf(WrongExpectedRevision);
    await expect(answer).rejects.toMatchObject({ stream, expected, actual: 2 });
    expect(await use().readStream(stream)).toHaveLength(3);
  });

  test('a number on a missing stream conflicts with noStream', async () => {
    const stream = freshStream();
    const answer = use().append(stream, 0, someEvents(1));
    await expect(answer).rejects.toBeInstanceOf(WrongExpectedRevision);
    await expect(answer).rejects.toMatchObject({ expected: 0, actual: 'noStream' });
    expect(await use().readStream(stream)).toEqual([]);
  });

  test('of 20 writers at one revision one wins and 19 conflict', async () => {
    const stream = freshStream();
    await begin(use(), stream);
    const race = await Promise.allSettled(Array.from({ length: RACERS }, () => use().append(stream, 0, someEvents(1))));
    const lost = race.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(lost).toHaveLength(RACERS - 1);
    expect(lost.every((reason) => reason instanceof WrongExpectedRevision && reason.actual === 1)).toBe(true);
    expect(await use().readStream(stream)).toHaveLength(2);
  });

  test('a conflict does not disturb the appends sent with it', async () => {
    const [taken, ...free] = Array.from({ length: 6 }, () => freshStream());
    await begin(use(), String(taken));
    const results = await Promise.allSettled(
      [...free.slice(0, 3), String(taken), ...free.slice(3)].map((stream) => begin(use(), stream, 2)),
    );
    expect(results.map((result) => result.status === 'fulfilled')).toEqual([true, true, true, false, true, true]);
    for (const stream of free) expect(await use().readStream(stream)).toHaveLength(2);
  });
}
