import { expect, test } from '@jest/globals';
import { WrongExpectedRevision } from '../errors.ts';
import type { Use } from './opened-store.ts';
import { begin, freshStream, someEvent, someEvents } from './samples.ts';

export function resending(use: Use): void {
  test('a frozen append sent again answers as the first time and writes nothing', async () => {
    const stream = freshStream();
    const events = someEvents(2);
    const first = await use().append(stream, 'noStream', events);
    expect(await use().append(stream, 'noStream', events)).toEqual(first);
    expect(await use().readStream(stream)).toHaveLength(2);
  });

  test('so it does after later events', async () => {
    const stream = freshStream();
    const frozen = someEvents(2);
    await begin(use(), stream);
    const first = await use().append(stream, 0, frozen);
    await use().append(stream, 2, someEvents(3));
    expect(await use().append(stream, 0, frozen)).toEqual(first);
    expect(await use().readStream(stream)).toHaveLength(6);
  });

  test('only the first of several ids sent again answers with that event', async () => {
    const stream = freshStream();
    const [one = someEvent(), two = someEvent()] = someEvents(2);
    await use().append(stream, 'noStream', [one, two]);
    const stored = await use().readStream(stream);
    const again = await use().append(stream, 'noStream', [one]);
    expect(again).toEqual({ revision: 0, position: stored[0]?.position });
    expect(await use().readStream(stream)).toHaveLength(2);
  });

  test('a stored id together with a new one at an older revision conflicts', async () => {
    const stream = freshStream();
    const stored = someEvent();
    await use().append(stream, 'noStream', [stored]);
    await use().append(stream, 0, someEvents(2));
    const answer = use().append(stream, 'noStream', [stored, someEvent()]);
    await expect(answer).rejects.toBeInstanceOf(WrongExpectedRevision);
    expect(await use().readStream(stream)).toHaveLength(3);
  });

  test('a stored id together with a new one that the stream has no room for conflicts', async () => {
    const stream = freshStream();
    const stored = someEvent();
    await use().append(stream, 'noStream', [stored]);
    const answer = use().append(stream, 'noStream', [stored, someEvent()]);
    await expect(answer).rejects.toMatchObject({ name: 'WrongExpectedRevision', actual: 0 });
    expect(await use().readStream(stream)).toHaveLength(1);
  });

  test('an append sent twice at the same moment is written once', async () => {
    const stream = freshStream();
    const frozen = someEvents(2);
    const answers = await Promise.all([
      use().append(stream, 'noStream', frozen),
      use().append(stream, 'noStream', frozen),
    ]);
    expect(answers[1]).toEqual(answers[0]);
    expect(await use().readStream(stream)).toHaveLength(2);
  });
}
