import { expect, test } from '@jest/globals';
import { AppendTooLarge, InvalidAppend } from '../errors.ts';
import type { NewEvent } from '../port.ts';
import type { Use } from './opened-store.ts';
import { freshStream, jsonOfBytes, someEvent, someEvents } from './samples.ts';

const KIB = 1024;

export function refusing(use: Use): void {
  const twice = someEvent();

  test.each<[string, readonly NewEvent[]]>([
    ['no events', []],
    ['the same id twice in one append', [twice, twice]],
    ['an id that is no UUID', [someEvent({ id: 'step-1' })]],
    ['an empty id', [someEvent({ id: '' })]],
    ['an empty type', [someEvent({ type: '' })]],
  ])('%s is refused and nothing is written', async (_, events) => {
    const stream = freshStream();
    await expect(use().append(stream, 'noStream', events)).rejects.toBeInstanceOf(InvalidAppend);
    expect(await use().readStream(stream)).toEqual([]);
  });

  test('a stream without a name is refused', async () => {
    await expect(use().append('', 'noStream', someEvents(1))).rejects.toBeInstanceOf(InvalidAppend);
  });

  test.each<[string, readonly NewEvent[]]>([
    ['one event of 2 MiB', [someEvent({ json: jsonOfBytes(2 * KIB * KIB) })]],
    ['12 events of 100 KiB', someEvents(12, jsonOfBytes(100 * KIB))],
  ])('%s is too large and nothing is written', async (_, events) => {
    const stream = freshStream();
    await expect(use().append(stream, 'noStream', events)).rejects.toBeInstanceOf(AppendTooLarge);
    expect(await use().readStream(stream)).toEqual([]);
  });

  test('a refused append leaves the store as usable as before', async () => {
    const stream = freshStream();
    await expect(use().append(stream, 'noStream', [])).rejects.toBeInstanceOf(InvalidAppend);
    await expect(use().append(stream, 'noStream', someEvents(1))).resolves.toMatchObject({ revision: 0 });
  });
}
