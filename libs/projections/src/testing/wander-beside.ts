import { addresseesOf, clocksOf, type MandateKind, RUNGS } from '@jejak/domain';
import { loadCatalogue } from '@jejak/standards';
import { uuid } from './identifiers.ts';
import type { TestLedger } from './test-ledger.ts';

type Move = (ledger: TestLedger, id: string, which: number) => void;

/** What happens beside the procedures: people, letters, links, mandates, new versions of a standard, looks taken. */
export const BESIDE: readonly Move[] = [
  person,
  person,
  person,
  look,
  link,
  relate,
  voidLetter,
  voidNumber,
  lend,
  withdrawHoliday,
  closeEarly,
  newVersion,
  rebind,
  rebind,
  remind,
  remind,
];

function person(ledger: TestLedger, _id: string, which: number): void {
  const goingOn = [...ledger.subjects.values()].filter(({ mergedInto }) => mergedInto === null).map(({ id }) => id);
  const [one, other] = [goingOn[which % goingOn.length], goingOn[(which + 1) % goingOn.length]];
  if (one === undefined || other === undefined || which % 3 === 0) {
    ledger.registers('desk', which % 2 === 0 ? { name: 'Budi', sex: 'male' } : {});
  } else if (one === other || which % 3 === 1) {
    ledger.tells('worker', one, { kind: 'identify-subject', facts: { name: `Budi ${which}`, ageGroup: 'adult' } });
  } else {
    ledger.tells('worker', one, { kind: 'merge-subject', facts: { into: other, basis: 'double-entry' } });
    ledger.tells('worker', other, { kind: 'absorb-subject', merged: one, facts: { basis: 'double-entry' } });
  }
}

function look(ledger: TestLedger, _id: string, which: number): void {
  ledger.shows('kasi', [...ledger.subjects.keys()].slice(0, 1 + (which % 3)));
}

function link(ledger: TestLedger, id: string, which: number): void {
  const subject = [...ledger.subjects.keys()][which % 4] ?? uuid(2, 0);
  ledger.tries('desk', id, { kind: 'link-subject', facts: { subject, role: 'family' } });
}

function relate(ledger: TestLedger, id: string, which: number): void {
  const [other] = [...ledger.cases.keys()];
  if (other === undefined) return;
  if (which % 2 === 0) ledger.tries('desk', id, { kind: 'relate', facts: { other, relation: 'same-event' } });
  else ledger.tries('worker', id, { kind: 'mark-duplicate', facts: { of: other } });
}

function voidLetter(ledger: TestLedger, id: string, which: number): void {
  const { documents } = ledger.caseOf(id);
  const letter = documents[which % documents.length];
  if (letter) ledger.tries('kadis', id, { kind: 'void-document', facts: { document: letter.id, reason: 'other' } });
}

function voidNumber(ledger: TestLedger, id: string, which: number): void {
  const letter = ledger.caseOf(id).documents[which % 2];
  ledger.voidsNumber(id, letter?.id ?? null, which % 90_000);
}

function lend(ledger: TestLedger, _id: string, which: number): void {
  const kinds: readonly MandateKind[] = ['a.n.', 'u.b.', 'Plt.', 'Plh.'];
  ledger.says('kadis', {
    kind: 'give-mandate',
    mandateKind: kinds[which % kinds.length] ?? 'a.n.',
    user: 'otherKabid',
    of: { role: 'head', unit: 'dinas' },
    letter: { number: `800/${which}`, date: '2026-01-05' },
    from: ledger.now,
    until: null,
    services: null,
    types: null,
    givenBy: null,
  });
}

function withdrawHoliday(ledger: TestLedger): void {
  const holiday = ledger.office.calendars.at(-1)?.calendar.holidays.at(-1);
  if (holiday) ledger.says('kadis', { kind: 'withdraw-holiday', date: holiday.date, source: 'SKB' });
}

function closeEarly(ledger: TestLedger): void {
  const calendar = ledger.office.calendars.at(-1)?.calendar;
  if (!calendar) return;
  const weekly = calendar.weekly.map((day) => day.slice(0, 1));
  ledger.says('kadis', { kind: 'set-calendar', calendar: { ...calendar, weekly } });
}

/** A second version of the case's standard, in force far ahead, a day longer than the first. */
function newVersion(ledger: TestLedger, id: string): void {
  const { service } = ledger.caseOf(id);
  const known = ledger.office.adoptions.filter((adoption) => adoption.service === service);
  const standard = loadCatalogue().standards.get(service)?.standard;
  const [first] = known;
  if (!first || !standard || known.length > 1) return;
  const { clock } = standard.procedure;
  const longer = { ...standard, procedure: { ...standard.procedure, clock: { ...clock, max: clock.max + 1 } } };
  ledger.says('kadis', { kind: 'end-standard', service, hash: first.hash, until: '2030-12-31' });
  const decree = { number: '12/DINSOSPM/2030', date: '2030-12-01' };
  const term = { unit: first.unit, decree, from: '2031-01-01', until: null };
  ledger.says('kadis', { kind: 'adopt-standard', standard: longer, ...term });
}

/** Whatever the rungs of its clocks are reached or not: the read models believe what the ledger says was sent. */
function remind(ledger: TestLedger, id: string, which: number): void {
  const state = ledger.caseOf(id);
  const { standard } = ledger.office.adoptions.find(({ hash }) => hash === state.standard) ?? {};
  const calendar = ledger.office.calendars.at(-1)?.calendar;
  if (!standard || !calendar) return;
  const clock = clocksOf(state, standard, calendar, ledger.now)[which % 3];
  const rung = RUNGS[which % RUNGS.length];
  if (!clock || !rung) return;
  const { kind, name, run, dueAt } = clock;
  const reminder = { clock: { kind, name, run }, rung, dueAt, reachedAt: ledger.now };
  const sent = ledger.reminds(
    id,
    reminder,
    addresseesOf(ledger.office, { ...state, assignee: null }, rung, ledger.now),
  );
  if (which % 2 === 0) ledger.mails(id, sent);
}

function rebind(ledger: TestLedger, id: string): void {
  const { service, standard } = ledger.caseOf(id);
  const other = ledger.office.adoptions.find((one) => one.service === service && one.hash !== standard);
  if (other) ledger.tries('kabid', id, { kind: 'rebind-standard', facts: { standard: other.hash } });
}
