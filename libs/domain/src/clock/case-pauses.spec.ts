import { describe, expect, test } from '@jest/globals';
import { given, type Line } from './testing/case-story.ts';
import { wib } from './testing/jakarta-office.ts';
import type { RecordedPause } from './types.ts';

const received: Line = ['2026-11-02 09:00', 'ReportReceived', 'diterima'];
const returned: Line = ['2026-11-03 09:00', 'FileReturned', 'dikembalikan'];
const completed: Line = ['2026-11-05 09:00', 'FileCompleted', 'dilengkapi'];
const atBank: Line[] = [
  ['2026-11-03 09:00', 'ForwardedToParty', 'di_bank'],
  ['2026-11-05 09:00', 'PartyDecided', 'disetujui'],
];
const decree = { adoptedPauses: [{ state: 'di_bank', decree: '7/2026' }] };

describe('a wait that lasts', () => {
  const lateReturn: Line = ['2026-11-06 10:00', 'FileReturned', 'dikembalikan'];

  test('since before the term was over is not late, neither that evening nor later', () => {
    const story = given([received, lateReturn]);
    expect(story.promise('2026-11-06 16:00')).toMatchObject({ running: 'paused', late: false });
    expect(story.promise('2026-11-06 23:00')).toMatchObject({ running: 'paused', late: false });
    expect(story.promise('2026-11-09 09:00')).toMatchObject({ running: 'paused', late: false });
  });

  test('and ends after closing on the day the term ended leaves the clock late', () => {
    const story = given([received, lateReturn, ['2026-11-06 18:00', 'FileCompleted', 'dilengkapi']]);
    expect(story.promise('2026-11-06 18:30')).toMatchObject({ running: 'running', late: true });
  });

  test('since after the term was over changes nothing about its being late', () => {
    const story = given([received, ['2026-11-06 17:00', 'FileReturned', 'dikembalikan']]);
    expect(story.promise('2026-11-06 18:00')).toMatchObject({ running: 'paused', late: true });
    expect(story.promise('2026-11-10 18:00')).toMatchObject({ running: 'paused', late: true });
  });
});

describe('a state that pauses by default', () => {
  test('pauses from entering it to leaving it', () => {
    const clock = given([received, returned, completed]).promise('2026-11-05 10:00');
    expect(clock.pauses).toEqual([
      {
        from: wib('2026-11-03 09:00'),
        to: wib('2026-11-05 09:00'),
        state: 'dikembalikan',
        reason: null,
        party: 'applicant',
        counts: true,
        basis: 'default',
      },
    ]);
    expect(clock).toMatchObject({ running: 'running', dueAt: wib('2026-11-10 16:00') });
    expect(clock.grossMinutes - clock.netMinutes).toBe(900);
  });

  test('stays one pause while steps and facts leave the case in it', () => {
    const reminded: Line = ['2026-11-04 09:00', 'FollowUpRecorded', 'dikembalikan'];
    expect(given([received, returned, reminded, completed]).promise('2026-11-05 10:00').pauses).toHaveLength(1);
  });

  test('holds the clock while it lasts', () => {
    const clock = given([received, returned]).promise('2026-11-09 10:00');
    expect(clock).toMatchObject({ running: 'paused', late: false, dueAt: wib('2026-11-13 16:30') });
    expect(clock.pauses).toMatchObject([{ to: null }]);
  });

  test('ends with the case', () => {
    const clock = given([received, returned, ['2026-11-05 09:00', 'CaseWithdrawn', 'dicabut']]).promise(
      '2026-11-30 09:00',
    );
    expect(clock.running).toBe('stopped');
    expect(clock.pauses).toMatchObject([{ to: wib('2026-11-05 09:00') }]);
  });

  test('pauses each run only for its own part', () => {
    const closed: Line = ['2026-11-04 09:00', 'CaseWithdrawn', 'dicabut'];
    const reopened: Line = ['2026-11-23 09:00', 'CaseReopened', 'dikembalikan'];
    const story = given([received, returned, closed, reopened]);
    expect(story.promise('2026-11-24 09:00', 0).pauses).toMatchObject([{ from: wib('2026-11-03 09:00') }]);
    expect(story.promise('2026-11-24 09:00', 1).pauses).toMatchObject([{ from: wib('2026-11-23 09:00'), to: null }]);
  });
});

describe('a state that pauses by decree', () => {
  test('shows but does not count where the office has adopted none', () => {
    const clock = given([received, ...atBank]).promise('2026-11-05 10:00');
    expect(clock.pauses).toMatchObject([{ state: 'di_bank', party: 'bank', counts: false, basis: 'not-adopted' }]);
    expect(clock.dueAt).toBe(wib('2026-11-06 16:30'));
    expect(clock.netMinutes).toBe(clock.grossMinutes);
  });

  test('does not hold the clock while it does not count', () => {
    expect(given([received, ...atBank.slice(0, 1)]).promise('2026-11-04 10:00').running).toBe('running');
  });

  test('counts where it was adopted when the report came in', () => {
    const clock = given([received, ...atBank], decree).promise('2026-11-05 10:00');
    expect(clock.pauses).toMatchObject([{ counts: true, basis: 'by-decree' }]);
    expect(clock.dueAt).toBe(wib('2026-11-10 16:00'));
  });
});

describe('a recorded pause', () => {
  const recorded = (party: RecordedPause['party'], to: string | null = '2026-11-05 09:00') => ({
    recordedPauses: [
      { eventId: 'p', from: wib('2026-11-03 09:00'), to: to === null ? null : wib(to), reason: 'papers', party },
    ],
  });

  test('counts for a party that the policy pauses for by default', () => {
    const clock = given([received], recorded('applicant')).promise('2026-11-05 10:00');
    expect(clock.pauses).toMatchObject([{ state: null, reason: 'papers', counts: true, basis: 'recorded' }]);
    expect(clock.dueAt).toBe(wib('2026-11-10 16:00'));
  });

  test('shows but does not count for any other party', () => {
    const clock = given([received], recorded('police')).promise('2026-11-05 10:00');
    expect(clock.pauses).toMatchObject([{ party: 'police', counts: false, basis: 'recorded' }]);
    expect(clock.dueAt).toBe(wib('2026-11-06 16:30'));
  });

  test('counts for a party that a decree lets pause', () => {
    expect(given([received], recorded('bank')).promise('2026-11-05 10:00').pauses).toMatchObject([{ counts: false }]);
    const adopted = given([received], { ...recorded('bank'), ...decree });
    expect(adopted.promise('2026-11-05 10:00').pauses).toMatchObject([{ counts: true }]);
  });

  test('that overlaps with the state extends the term once', () => {
    const clock = given([received, returned, completed], recorded('applicant')).promise('2026-11-05 10:00');
    expect(clock.pauses).toHaveLength(2);
    expect(clock.dueAt).toBe(wib('2026-11-10 16:00'));
  });

  test('is open to whoever asks before it was closed, and unknown before it began', () => {
    const story = given([received], recorded('applicant'));
    expect(story.promise('2026-11-04 09:00')).toMatchObject({ running: 'paused', pauses: [{ to: null }] });
    expect(story.promise('2026-11-02 10:00').pauses).toEqual([]);
  });
});
