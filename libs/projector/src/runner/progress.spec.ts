import { streams } from '@jejak/domain';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { numberEvents } from '../ordinals/index.ts';
import { Progress } from './progress.ts';

const NOW = Date.parse('2026-11-26T08:00:00.000Z');
const YEAR_MS = 365 * 86_400_000;
let progress: Progress;

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  progress = new Progress();
});

afterEach(() => void jest.useRealTimers());

function receive(recordedAt: number, json?: string): void {
  const stream = streams.case('a');
  const facts = { office: 'DMI', data: {}, recordedAt: new Date(recordedAt) };
  const event = { v: 1, type: 'DataEntered', stream, revision: 0, ...facts };
  const stored = { id: 'one', type: 'DataEntered', stream, revision: 0, position: '1' };
  progress.received(numberEvents([{ ...stored, json: json ?? JSON.stringify(event) }], 0));
}

function waitedMs(): number {
  return Date.now() - (progress.waitingSince ?? Date.now());
}

test('an event waits since it was recorded', () => {
  progress.caughtUp();
  jest.advanceTimersByTime(10_000);
  receive(NOW + 4000);
  expect(waitedMs()).toBe(6000);
  progress.caughtUp();
  expect(progress.waitingSince).toBeNull();
});

test('events of years ago wait since the projector began to read them', () => {
  jest.advanceTimersByTime(2000);
  receive(NOW - 3 * YEAR_MS);
  jest.advanceTimersByTime(1000);
  receive(NOW - 2 * YEAR_MS);
  expect(waitedMs()).toBe(3000);
});

test('what comes from elsewhere with its old times waits since everything was last folded', () => {
  jest.advanceTimersByTime(5000);
  progress.caughtUp();
  jest.advanceTimersByTime(1000);
  receive(NOW - YEAR_MS);
  expect(waitedMs()).toBe(1000);
});

test('an event that cannot be read, or of a clock that is ahead, waits too', () => {
  receive(NOW, 'no JSON');
  jest.advanceTimersByTime(1500);
  expect(waitedMs()).toBe(1500);
  receive(NOW + YEAR_MS);
  jest.advanceTimersByTime(500);
  expect(waitedMs()).toBe(500);
});
