import { expect, test } from '@jest/globals';
import { progressLine, showProgress } from './index.ts';

test('a line says how far it is, how fast it goes and how long it still takes', () => {
  expect(progressLine({ part: 0.4, events: 12_000, cases: 1_200 }, 2)).toBe(
    '[############..................]  40 %  12000 events, 1200 cases, 6000 events/s, 3 s left',
  );
  expect(progressLine({ part: 0, events: 0, cases: 0 }, 0)).toContain('just begun');
});

test('only a terminal has its line redrawn and ended', () => {
  const written: string[] = [];
  const progress = showProgress({ write: (text: string) => written.push(text) });
  progress.tell({ part: 0.1, events: 1, cases: 1 });
  progress.end();
  expect(written).toEqual([]);
});
