import { nationalCalendar } from '@jejak/standards';
import { expect, test } from '@jest/globals';
import { whenOpen } from './office-time.ts';

const calendar = nationalCalendar('Asia/Jakarta');
const open = (from: string) => new Date(whenOpen(calendar, Date.parse(from))).toISOString();

test('an office is open until the last second before it closes, and from the first when it opens', () => {
  expect(open('2026-11-24T08:59:11.500Z')).toBe('2026-11-24T08:59:11.500Z');
  expect(open('2026-11-24T20:00:11.500Z')).toBe('2026-11-25T00:30:00.000Z');
});
