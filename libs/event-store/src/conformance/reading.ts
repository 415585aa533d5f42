import { expect, test } from '@jest/globals';
import type { ReadStreamOptions } from '../port.ts';
import type { Use } from './opened-store.ts';
import { begin, freshStream, here, someEvents } from './samples.ts';

export function reading(use: Use): void {
  test('a missing stream is empty', async () => {
    expect(await use().readStream(freshStream())).toEqual([]);
    expect(await use().readStream(freshStream(), { direction: 'backwards', limit: 1 })).toEqual([]);
  });

  test.each<[string, ReadStreamOptions, number[]]>([
    ['everything, forwards', {}, [0, 1, 2, 3, 4]],
    ['forwards from a revision, which is included', { from: 3 }, [3, 4]],
    ['forwards with a limit', { from: 1, limit: 2 }, [1, 2]],
    ['forwards from beyond the end', { from: 5 }, []],
    ['backwards from the end', { direction: 'backwards' }, [4, 3, 2, 1, 0]],
    ['the last event', { direction: 'backwards', limit: 1 }, [4]],
    ['backwards from a revision, which is included', { direction: 'backwards', from: 2, limit: 2 }, [2, 1]],
    ['backwards from beyond the end', { direction: 'backwards', from: 99, limit: 1 }, [4]],
  ])('a stream is read: %s', async (_, options, revisions) => {
    const stream = freshStream();
    await begin(use(), stream, 5);
    const events = await use().readStream(stream, options);
    expect(events.map((event) => event.revision)).toEqual(revisions);
    expect(events.every((event) => event.stream === stream)).toBe(true);
  });

  test('a stream of thousands of events is read whole', async () => {
    const stream = freshStream();
    await use().append(stream, 'noStream', someEvents(2_500));
    const events = await use().readStream(stream);
    expect(events.map((event) => event.revision)).toEqual(Array.from({ length: 2_500 }, (_, revision) => revision));
  });

  test('positions strictly increase over all streams', async () => {
    const start = await here(use());
    const streams = Array.from({ length: 5 }, () => freshStream());
    for (const stream of streams) await begin(use(), stream, 3);
    for (const stream of streams) await use().append(stream, 2, someEvents(2));
    const events = await use().readAll({ after: start, limit: 1_000 });
    const positions = events.map((event) => event.position);
    expect(positions.every((position, index) => position > (positions[index - 1] ?? start))).toBe(true);
    expect(events.filter((event) => streams.includes(event.stream))).toHaveLength(25);
  });

  test('reading all begins after the position given and pages without a gap or an overlap', async () => {
    const start = await here(use());
    const stream = freshStream();
    await begin(use(), stream, 10);
    const pages: number[] = [];
    let after = start;
    for (;;) {
      const page = await use().readAll({ after, limit: 3 });
      expect(page.length).toBeLessThanOrEqual(3);
      pages.push(...page.filter((event) => event.stream === stream).map((event) => event.revision));
      after = page.at(-1)?.position ?? '';
      if (page.length < 3) break;
    }
    expect(pages).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('reading all from the beginning needs no position', async () => {
    await begin(use(), freshStream(), 3);
    const events = await use().readAll({ limit: 2 });
    expect(events).toHaveLength(2);
    expect(events.every((event) => !event.stream.startsWith('$'))).toBe(true);
  });

  test('an event is the same in its stream and in the global order', async () => {
    const start = await here(use());
    const stream = freshStream();
    await begin(use(), stream, 2);
    const all = await use().readAll({ after: start, limit: 1_000 });
    expect(all.filter((event) => event.stream === stream)).toEqual(await use().readStream(stream));
  });

  test('the events after a position are counted right, where the store counts them at all', async () => {
    const all = await use().countAfter(null);
    const { position } = await begin(use(), freshStream(), 3);
    const counts = [await use().countAfter(null), await use().countAfter(position)];
    await begin(use(), freshStream(), 2);
    counts.push(await use().countAfter(position));
    expect(counts).toEqual(all === null ? [null, null, null] : [all + 3, 0, 2]);
  });

  test('an acknowledged append is seen by the very next read', async () => {
    for (let round = 0; round < 50; round++) {
      const stream = freshStream();
      const { position } = await begin(use(), stream);
      expect((await use().readStream(stream))[0]?.position).toBe(position);
    }
  });
}
