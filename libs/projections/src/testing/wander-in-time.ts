import type { OfficeCalendar } from '@jejak/domain';
import type { TestLedger } from './test-ledger.ts';
import { act, pick, procedureOf } from './wander-steps.ts';

type Move = (ledger: TestLedger, id: string, which: number) => void;

const DAY = 86_400_000;

/** What makes time crooked: late entries, deviations, corrections by days, long rests, other opening hours. */
export const IN_TIME: readonly Move[] = [
  rest,
  enterLate,
  enterLate,
  enterLate,
  waitEarlier,
  waitEarlier,
  correctFar,
  correctFar,
  stepOutOfOrder,
  stepOutOfOrder,
  openOtherwise,
];

/** Some days, and on to an edge of a day: an opening or closing, a midnight there, a millisecond beside it. */
function rest(ledger: TestLedger, _id: string, which: number): void {
  const day = new Date(Date.parse(ledger.now) + (1 + (which % 12)) * DAY).toISOString().slice(0, 10);
  const edges = ['00:30:00.000', '08:59:59.999', '09:00:00.000', '09:00:00.001', '16:59:59.999', '17:00:00.000'];
  ledger.at(`${day}T${pick(edges, which)}Z`);
}

function enterLate(ledger: TestLedger, id: string, which: number): void {
  const { lastStepAt } = ledger.caseOf(id);
  act(ledger, id, which, ({ kind }) => kind !== 'exit', { occurredAt: between(lastStepAt, ledger.now, which) });
}

function waitEarlier(ledger: TestLedger, id: string, which: number): void {
  const { pauses, openedAt } = ledger.caseOf(id);
  const open = pauses.find(({ to }) => to === null);
  const occurredAt = between(open?.from ?? openedAt, ledger.now, which);
  if (open) ledger.tries('desk', id, { kind: 'resume-clock', occurredAt });
  else {
    const facts = { reason: 'third-party', party: pick(['applicant', 'bank', 'reporter'], which) ?? '' };
    ledger.tries('desk', id, { kind: 'pause-clock', occurredAt, facts });
  }
}

function correctFar(ledger: TestLedger, id: string, which: number): void {
  const entry = pick(ledger.caseOf(id).history, which);
  if (!entry) return;
  const occurredAt = new Date(Date.parse(entry.occurredAt) + ((which % 101) - 50) * 0.1 * DAY).toISOString();
  ledger.tries('secretary', id, { kind: 'correct', event: entry.eventId, occurredAt, why: { reason: 'wrong-date' } });
}

function stepOutOfOrder(ledger: TestLedger, id: string, which: number): void {
  const step = pick(procedureOf(ledger.caseOf(id)).steps, which);
  if (!step || step.party) return;
  const deviation = { to: step.to, facts: { reason: 'emergency' } };
  ledger.tries('kadis', id, { kind: 'record-step', step: step.key, performedBy: { user: 'kadis' }, deviation });
}

/** Weeks of fasting, with hours that end earlier; or Saturdays, and evenings up to midnight. */
function openOtherwise(ledger: TestLedger, _id: string, which: number): void {
  const calendar = ledger.office.calendars.at(-1)?.calendar;
  if (!calendar) return;
  const from = ledger.now.slice(0, 10);
  const to = new Date(Date.parse(ledger.now) + 20 * DAY).toISOString().slice(0, 10);
  const short = [
    ['08:00', '12:00'],
    ['12:30', '14:30'],
  ] as const;
  const night = [['22:00', '24:00']] as const;
  const weekly = [short, short, short, short, short, which % 2 === 0 ? short : [], which % 3 === 0 ? night : []];
  const changed: OfficeCalendar = { ...calendar, periods: [{ from, to, weekly, name: 'Ramadan' }] };
  ledger.says('kadis', { kind: 'set-calendar', calendar: changed });
}

function between(from: string, to: string, which: number): string {
  const [earliest, latest] = [Date.parse(from), Date.parse(to)];
  return new Date(earliest + Math.floor(((latest - earliest) * (which % 11)) / 10)).toISOString();
}
