import { describe, expect, test } from '@jest/globals';
import type { SubLimit } from '../standard/standard.ts';
import { given, type Line, shelterLimit } from './testing/case-story.ts';
import { wib } from './testing/jakarta-office.ts';

const received: Line = ['2026-11-02 09:00', 'ReportReceived', 'diterima'];
const sheltered: Line = ['2026-11-03 20:00', 'ClientSheltered', 'diterima'];
const departed: Line = ['2026-11-06 10:00', 'ClientDeparted', 'diterima'];

function runs(lines: readonly Line[], limit: SubLimit = shelterLimit) {
  const clocks = given(lines, { subLimits: [limit] }).clocks('2026-11-30 09:00');
  return clocks.filter(({ kind }) => kind === 'sub-limit');
}

describe('a stay in the shelter', () => {
  test('has a clock of its own from entering to leaving', () => {
    expect(runs([received, sheltered, departed])).toMatchObject([
      {
        name: 'rumah singgah',
        run: 0,
        startedAt: wib('2026-11-03 20:00'),
        stoppedAt: wib('2026-11-06 10:00'),
        dueAt: wib('2026-11-07 00:00'),
        onTime: true,
      },
    ]);
  });

  test('goes on when the client is recorded as sheltered once more', () => {
    const again: Line = ['2026-11-05 09:00', 'ClientSheltered', 'diterima'];
    expect(runs([received, sheltered, again])).toMatchObject([{ startedAt: wib('2026-11-03 20:00'), late: true }]);
  });

  test('is a new run when the client comes back', () => {
    const back: Line = ['2026-11-09 09:00', 'ClientSheltered', 'diterima'];
    const left: Line = ['2026-11-20 09:00', 'ClientDeparted', 'diterima'];
    expect(runs([received, sheltered, departed, back, left])).toMatchObject([
      { run: 0, onTime: true },
      { run: 1, startedAt: wib('2026-11-09 09:00'), onTime: false },
    ]);
  });

  test('goes on after the case is closed, and is not started anew by a reopening', () => {
    const closed: Line = ['2026-11-04 09:00', 'CaseClosed', 'selesai'];
    const reopened: Line = ['2026-11-05 09:00', 'CaseReopened', 'diterima'];
    expect(runs([received, sheltered, closed, reopened])).toMatchObject([{ run: 0, running: 'running' }]);
  });

  test('is not paused by what the promise waits for', () => {
    const returned: Line = ['2026-11-04 09:00', 'FileReturned', 'dikembalikan'];
    expect(runs([received, sheltered, returned])).toMatchObject([{ running: 'running', pauses: [] }]);
  });

  test('that was left before a fact recorded late stays left', () => {
    const again: Line = ['2026-11-04 09:00', 'ClientSheltered', 'diterima'];
    expect(runs([received, sheltered, departed, again])).toMatchObject([{ stoppedAt: wib('2026-11-06 10:00') }]);
  });
});

describe('an errand that is run again', () => {
  const bank: SubLimit = {
    ...shelterLimit,
    name: 'konfirmasi bank',
    start: { type: 'ForwardedToParty', which: 'last' },
    stop: [{ type: 'PartyDecided' }, { type: 'PartyReturned' }, 'terminal'],
  };

  test('keeps the result of the first and starts a new run', () => {
    const story: Line[] = [
      received,
      ['2026-11-03 09:00', 'ForwardedToParty', 'di_bank'],
      ['2026-11-12 09:00', 'PartyReturned', 'diterima'],
      ['2026-11-13 09:00', 'ForwardedToParty', 'di_bank'],
      ['2026-11-14 09:00', 'PartyDecided', 'disetujui'],
    ];
    expect(runs(story, bank)).toMatchObject([
      { run: 0, onTime: false },
      { run: 1, onTime: true },
    ]);
  });

  test('counts from the last time while there is no answer', () => {
    const again: Line = ['2026-11-05 09:00', 'ForwardedToParty', 'di_bank'];
    expect(runs([received, ['2026-11-03 09:00', 'ForwardedToParty', 'di_bank'], again], bank)).toMatchObject([
      { run: 0, startedAt: wib('2026-11-05 09:00') },
    ]);
  });
});
