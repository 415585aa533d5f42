import { expect, test } from '@jest/globals';
import { LiveStream } from './live-stream.ts';

const changed = (position: string) => ({ event: 'changed', position, data: { cases: [], office: true } }) as const;

function textIn(stream: LiveStream): string {
  let text = '';
  for (let read: unknown = stream.read(); read !== null; read = stream.read()) text += String(read);
  return text;
}

test('each notice has its name, its position as id, and its data', () => {
  const stream = new LiveStream();
  stream.say({ event: 'ready', position: null });
  stream.say(changed('7'));
  expect(textIn(stream)).toBe(
    'retry: 3000\n\nevent: ready\ndata: {"position":null}\n\n' +
      'event: changed\nid: 7\ndata: {"position":"7","cases":[],"office":true}\n\n',
  );
});

test('who reads too slowly misses notices, not memory, and is told to fetch again once', () => {
  const stream = new LiveStream();
  for (let position = 0; position < 50_000; position++) stream.say(changed(String(position)));
  expect(stream.readableLength).toBeLessThan(80 * 1024);
  const text = textIn(stream);
  expect(text.split('event: refetch')).toHaveLength(2);
  expect(text.endsWith('event: refetch\nid: 49999\ndata: {"position":"49999"}\n\n')).toBe(true);
  stream.say(changed('50000'));
  expect(textIn(stream)).toContain('id: 50000');
});

test('who reads nothing from one beat to the next is given up', () => {
  const stream = new LiveStream();
  while (stream.readableLength < 64 * 1024) stream.say(changed('1'));
  stream.beat();
  expect(stream.destroyed).toBe(false);
  stream.beat();
  expect(stream.destroyed).toBe(true);
});

test('the end is said, and comes after what was said before', () => {
  const stream = new LiveStream();
  stream.say(changed('1'));
  stream.finish('session-ended');
  stream.say(changed('2'));
  const text = textIn(stream);
  expect(text).toMatch(/id: 1\n.*event: ended\ndata: \{"position":null,"reason":"session-ended"\}\n\n$/s);
  expect(text).not.toContain('id: 2');
});
