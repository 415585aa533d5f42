import { expect, test } from '@jest/globals';
import type { Use } from './opened-store.ts';
import { begin, freshStream, jsonOfBytes, someEvent, someEvents } from './samples.ts';

export function appending(use: Use): void {
  test('a first append answers with the revision and position of its last event', async () => {
    const stream = freshStream();
    const result = await use().append(stream, 'noStream', someEvents(2));
    const stored = await use().readStream(stream);
    expect(result).toEqual({ revision: 1, position: stored[1]?.position });
  });

  test('a later append goes on where the stream stood', async () => {
    const stream = freshStream();
    const first = await begin(use(), stream, 2);
    const second = await use().append(stream, 1, someEvents(3));
    expect(second.revision).toBe(4);
    expect(second.position > first.position).toBe(true);
    expect((await use().readStream(stream)).map((event) => event.revision)).toEqual([0, 1, 2, 3, 4]);
  });

  test('JSON comes back byte for byte', async () => {
    const stream = freshStream();
    const jsons = [
      '{"nama":"Siti Nurḥalizā","ß":"日本 🚸","z":1,"a":2,"10":3,"9":4}',
      '{"n":1e+21,"neg":-0.1,"escaped":"\\u0000\\u001f\\"\\\\/","nested":[{"b":null},[true,false,""]]}',
      '{}',
    ];
    const events = jsons.map((json) => someEvent({ json }));
    await use().append(stream, 'noStream', events);
    const stored = await use().readStream(stream);
    expect(stored.map(({ id, type, json }) => ({ id, type, json }))).toEqual(events);
  });

  test('one event of 900 KiB is stored', async () => {
    const stream = freshStream();
    const json = jsonOfBytes(900 * 1024);
    await use().append(stream, 'noStream', [someEvent({ json })]);
    expect((await use().readStream(stream))[0]?.json === json).toBe(true);
  });

  test('many appends at once to many streams are all stored', async () => {
    const streams = Array.from({ length: 300 }, () => freshStream());
    const results = await Promise.all(streams.map((stream) => begin(use(), stream)));
    expect(results.every((result) => result.revision === 0)).toBe(true);
    expect(new Set(results.map((result) => result.position)).size).toBe(300);
  });
}
