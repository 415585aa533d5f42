import { describe, expect, test } from '@jest/globals';
import { given, type Line, policy } from './testing/case-story.ts';
import { calendar, wib, workingDays } from './testing/jakarta-office.ts';

const received: Line = ['2026-11-02 09:00', 'ReportReceived', 'diterima'];
const done: Line = ['2026-11-05 10:00', 'CaseClosed', 'selesai'];
const doneLate: Line = ['2026-11-09 10:00', 'CaseClosed', 'selesai'];

describe('the promise', () => {
  test('runs from the report on, due by its maximum, and by its minimum beside', () => {
    expect(given([received]).promise('2026-11-03 08:30')).toMatchObject({
      run: 0,
      budget: workingDays(4),
      startedAt: wib('2026-11-02 09:00'),
      stoppedAt: null,
      dueAt: wib('2026-11-06 16:30'),
      dueMinAt: wib('2026-11-05 16:00'),
      running: 'running',
      grossMinutes: 420,
      netMinutes: 420,
      late: false,
      onTime: null,
    });
  });

  test('has no smaller figure where it is no range', () => {
    expect(given([received], { policy: { ...policy, min: 4 } }).promise('2026-11-03 08:30').dueMinAt).toBeNull();
  });

  test('is late after the due instant, not at it', () => {
    expect(given([received]).promise('2026-11-06 16:30').late).toBe(false);
    expect(given([received]).promise('2026-11-06 16:31').late).toBe(true);
  });

  test('stops at a terminal state and stands still from then on', () => {
    const clock = given([received, done]).promise('2026-11-30 09:00');
    expect(clock).toMatchObject({ running: 'stopped', stoppedAt: wib('2026-11-05 10:00'), onTime: true, late: false });
    expect(given([received, done]).promise('2026-11-05 10:00')).toEqual(clock);
  });

  test('is judged against the maximum', () => {
    expect(given([received, doneLate]).promise('2026-11-30 09:00')).toMatchObject({ late: true, onTime: false });
  });

  test('is not judged for an outcome that the policy does not judge', () => {
    const rejected: Line = ['2026-11-05 10:00', 'ApprovalDecided', 'ditolak'];
    expect(given([received, rejected]).promise('2026-11-30 09:00')).toMatchObject({ running: 'stopped', onTime: null });
  });

  test('is seen as it was at an earlier instant', () => {
    expect(given([received, done]).promise('2026-11-04 09:00')).toMatchObject({ running: 'running', stoppedAt: null });
  });

  test('goes by the reading of the first day that the office has set', () => {
    expect(given([received], { countsFirstDay: true }).promise('2026-11-03 09:00').dueAt).toBe(wib('2026-11-05 16:00'));
  });

  test('has not begun before its start event', () => {
    const sheltered = { ...policy, start: { type: 'ClientSheltered', which: 'first' } } as const;
    expect(given([received], { policy: sheltered }).clocks('2026-11-03 09:00')).toEqual([]);
    const story = given([received, ['2026-11-03 10:00', 'ClientSheltered', 'diterima']], { policy: sheltered });
    expect(story.promise('2026-11-03 11:00').startedAt).toBe(wib('2026-11-03 10:00'));
  });

  test('does not begin when the case is already over', () => {
    const sheltered = { ...policy, start: { type: 'ClientSheltered', which: 'first' } } as const;
    const story = given([received, done, ['2026-11-05 11:00', 'ClientSheltered', 'selesai']], { policy: sheltered });
    expect(story.clocks('2026-11-30 09:00')).toEqual([]);
  });
});

describe('a promise that stops before the case ends', () => {
  const untilSent = { policy: { ...policy, stop: [{ type: 'ClientSent' }, 'terminal'] } } as const;
  const sent: Line = ['2026-11-05 10:00', 'ClientSent', 'dikirim'];

  test('is judged at the stop', () => {
    expect(given([received, sent], untilSent).promise('2026-11-20 09:00')).toMatchObject({
      stoppedAt: wib('2026-11-05 10:00'),
      running: 'stopped',
      onTime: true,
    });
  });

  test('keeps its stop when the case ends, and is no longer judged if that outcome is not', () => {
    const completed = given([received, sent, ['2026-12-20 09:00', 'CaseClosed', 'selesai']], untilSent);
    const withdrawn = given([received, sent, ['2026-12-20 09:00', 'CaseWithdrawn', 'dicabut']], untilSent);
    const stoppedAt = wib('2026-11-05 10:00');
    expect(completed.promise('2026-12-30 09:00')).toMatchObject({ stoppedAt, onTime: true });
    expect(withdrawn.promise('2026-12-30 09:00')).toMatchObject({ stoppedAt, onTime: null });
  });
});

describe('a promise from the delivery that made the file complete', () => {
  const fromCompletion = {
    policy: { ...policy, start: { type: 'FileCompleted', which: 'last', before: 'FileChecked' } },
  } as const;
  const lines: Line[] = [
    received,
    ['2026-11-03 09:00', 'FileCompleted', 'dilengkapi'],
    ['2026-11-04 09:00', 'FileReturned', 'dikembalikan'],
    ['2026-11-05 09:00', 'FileCompleted', 'dilengkapi'],
    ['2026-11-05 10:00', 'FileChecked', 'lengkap'],
    ['2026-11-09 09:00', 'FileCompleted', 'lengkap'],
  ];

  test('begins with the last one before the first check', () => {
    const clock = given(lines, fromCompletion).promise('2026-11-10 09:00');
    expect(clock.startedAt).toBe(wib('2026-11-05 09:00'));
    expect(clock.pauses).toEqual([]);
  });

  test('begins with the last one so far while the check is still to come', () => {
    expect(given(lines, fromCompletion).promise('2026-11-04 08:00').startedAt).toBe(wib('2026-11-03 09:00'));
  });
});

describe('a new run', () => {
  const answered: Line = ['2026-11-03 10:00', 'AnswerGiven', 'dijawab'];
  const disputed: Line = ['2026-11-16 09:00', 'AnswerDisputed', 'diterima'];
  const complaint = {
    policy: {
      ...policy,
      min: 1,
      max: 1,
      stop: [{ type: 'AnswerGiven' }, 'terminal'],
      restart: { type: 'AnswerDisputed' },
    },
  } as const;

  test('starts with the event that the policy restarts on, of the same budget', () => {
    const story = given([received, answered, disputed], complaint);
    expect(story.promise('2026-11-16 10:00', 0)).toMatchObject({ stoppedAt: wib('2026-11-03 10:00'), onTime: true });
    expect(story.promise('2026-11-16 10:00', 1)).toMatchObject({
      startedAt: wib('2026-11-16 09:00'),
      dueAt: wib('2026-11-17 16:00'),
      running: 'running',
    });
  });

  test('starts with a reopening, and the first result stays', () => {
    const reopened: Line = ['2026-11-23 09:00', 'CaseReopened', 'diterima'];
    const story = given([received, doneLate, reopened, ['2026-11-24 09:00', 'CaseClosed', 'selesai']]);
    expect(story.promise('2026-11-30 09:00', 0)).toMatchObject({ stoppedAt: wib('2026-11-09 10:00'), onTime: false });
    expect(story.promise('2026-11-30 09:00', 1)).toMatchObject({ startedAt: wib('2026-11-23 09:00'), onTime: true });
  });

  test('keeps the outcome of the first out of the second', () => {
    const rejected: Line = ['2026-11-04 10:00', 'ApprovalDecided', 'ditolak'];
    const reopened: Line = ['2026-11-05 09:00', 'CaseReopened', 'diterima'];
    const story = given([received, rejected, reopened, ['2026-11-09 09:00', 'CaseClosed', 'selesai']]);
    expect(story.promise('2026-11-30 09:00', 0).onTime).toBeNull();
    expect(story.promise('2026-11-30 09:00', 1).onTime).toBe(true);
  });

  test('ends a run that had not stopped', () => {
    const story = given([received, ['2026-11-04 09:00', 'AnswerDisputed', 'diterima']], complaint);
    expect(story.promise('2026-11-04 10:00', 0).stoppedAt).toBe(wib('2026-11-04 09:00'));
  });
});

describe('an extension', () => {
  const extension = { eventId: 'e', occurredAt: wib('2026-11-04 09:00'), by: 2, reason: 'weather' };

  test('adds units to the promise, its smaller figure and its other reading', () => {
    const alternative = { dayKind: 'calendar', why: 'no day kind is named' } as const;
    const story = given([received], { extensions: [extension], policy: { ...policy, alternative } });
    expect(story.promise('2026-11-04 10:00')).toMatchObject({
      budget: workingDays(6),
      dueAt: wib('2026-11-10 16:00'),
      dueMinAt: wib('2026-11-09 16:00'),
    });
    expect(story.of('alternative', '2026-11-04 10:00')).toMatchObject({
      budget: calendar(6, 'day'),
      dueAt: wib('2026-11-09 00:00'),
    });
  });

  test('changes nothing before it was given', () => {
    expect(given([received], { extensions: [extension] }).promise('2026-11-03 10:00').budget.n).toBe(4);
  });

  test('belongs to the run it was given in', () => {
    const reopened: Line = ['2026-11-23 09:00', 'CaseReopened', 'diterima'];
    const story = given([received, done, reopened], { extensions: [extension] });
    expect(story.promise('2026-11-23 10:00', 0).budget.n).toBe(6);
    expect(story.promise('2026-11-23 10:00', 1).budget.n).toBe(4);
  });

  test('says nothing about the promise of another publication', () => {
    const secondPromises = [{ id: 'web', budget: workingDays(5) }];
    const clock = given([received], { extensions: [extension], secondPromises }).of(
      'second-promise',
      '2026-11-04 10:00',
    );
    expect(clock).toMatchObject({
      name: 'web',
      budget: workingDays(5),
      dueAt: wib('2026-11-09 16:00'),
      dueMinAt: null,
    });
  });
});

test('a fact recorded late takes its place in time and moves no state', () => {
  const story = given([
    received,
    ['2026-11-03 09:00', 'FileReturned', 'dikembalikan'],
    ['2026-11-04 09:00', 'FileCompleted', 'dilengkapi'],
    done,
    ['2026-11-03 15:00', 'FollowUpRecorded', 'selesai'],
  ]);
  const clock = story.promise('2026-11-30 09:00');
  expect(clock.stoppedAt).toBe(wib('2026-11-05 10:00'));
  expect(clock.pauses).toMatchObject([{ from: wib('2026-11-03 09:00'), to: wib('2026-11-04 09:00') }]);
});
