import { expect, test } from '@jest/globals';
import { bar, duration, grouped, TerminalLine } from './index.ts';

function written(isTTY: boolean, times: readonly number[]): string {
  let text = '';
  const line = new TerminalLine({ isTTY, write: (more) => (text += more) }, 0);
  for (const time of times) line.show(() => `at ${time}`, time);
  line.end();
  return text;
}

test('a terminal sees one line that is drawn over, not more often than can be read', () => {
  expect(written(true, [0, 10, 250])).toBe('\r\u001b[Kat 0\r\u001b[Kat 250\n');
});

test('a log gets a line now and then, and none for what is short', () => {
  expect(written(false, [0, 250, 5_000, 7_000, 10_000])).toBe('at 5000\nat 10000\n');
});

test('nothing is ended that was never begun', () => {
  expect(written(true, [])).toBe('');
});

test('a share, a number and a time are told in words', () => {
  expect([bar(0), bar(0.5), bar(1)]).toEqual([
    '[........................]',
    '[############............]',
    '[########################]',
  ]);
  expect([grouped(12_345.4), duration(1.7), duration(125)]).toEqual(['12,345', '2 s', '2 min 5 s']);
});
