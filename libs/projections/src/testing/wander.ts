import type { Json } from '@jejak/domain';
import { loadCatalogue } from '@jejak/standards';
import { colleague, helper } from './founding.ts';
import type { TestLedger } from './test-ledger.ts';
import { BESIDE } from './wander-beside.ts';
import { IN_TIME } from './wander-in-time.ts';
import { act, pick, procedureOf } from './wander-steps.ts';

/** Two numbers that say what happens next; whatever the rules refuse just does not happen. */
export type Choice = readonly [kind: number, which: number];

const MOVES: readonly ((ledger: TestLedger, id: string, which: number) => void)[] = [
  ...Array.from({ length: 14 }, () => goOn),
  branch,
  takeIn,
  pauseOrResume,
  extend,
  correctInstant,
  correctReason,
  correctFacts,
  reopen,
  settle,
  reassign,
  note,
  holiday,
  number,
  ...BESIDE,
  ...IN_TIME,
];

/** Lets an office work at random under the standards of the catalogue. */
export function wander(ledger: TestLedger, choices: readonly Choice[]): void {
  takeIn(ledger, '', 0);
  for (const [kind, which] of choices) {
    const ids = [...ledger.cases.keys()];
    const id = pick(ids, which);
    ledger.passes(which % 700);
    if (id !== undefined) pick(MOVES, kind)?.(ledger, id, which);
  }
}

function takeIn(ledger: TestLedger, _id: string, which: number): void {
  const service = pick([...loadCatalogue().standards.keys()], which) ?? '';
  ledger.takesIn('desk', service, which % 3 === 0 ? { urgent: true, story: 'told', received: [1] } : {});
}

function goOn(ledger: TestLedger, id: string, which: number): void {
  act(ledger, id, which, ({ kind }) => kind === 'step');
}

function branch(ledger: TestLedger, id: string, which: number): void {
  act(ledger, id, which, () => true);
}

function pauseOrResume(ledger: TestLedger, id: string, which: number): void {
  const party = which % 2 === 0 ? 'applicant' : 'police';
  const facts = { reason: 'file-incomplete', party };
  if (ledger.tries('desk', id, { kind: 'resume-clock' }) !== null)
    ledger.tries('desk', id, { kind: 'pause-clock', facts });
}

function extend(ledger: TestLedger, id: string, which: number): void {
  ledger.tries('kabid', id, { kind: 'extend-term', facts: { by: 1 + (which % 3), reason: 'decree' } });
}

function correctInstant(ledger: TestLedger, id: string, which: number): void {
  const entry = pick(ledger.caseOf(id).history, which);
  if (!entry) return;
  const occurredAt = new Date(Date.parse(entry.occurredAt) + ((which % 5) - 2) * 30_000).toISOString();
  ledger.tries('secretary', id, { kind: 'correct', event: entry.eventId, occurredAt, why: { reason: 'wrong-date' } });
}

function correctReason(ledger: TestLedger, id: string, which: number): void {
  const opened = ledger.caseOf(id).history[0]?.eventId ?? '';
  const facts = { urgent: which % 2 === 0 };
  ledger.tries('secretary', id, { kind: 'correct', event: opened, facts, why: { reason: 'typing-error' } });
}

function correctFacts(ledger: TestLedger, id: string, which: number): void {
  const named = ledger.caseOf(id).history.filter(({ type }) => SAYING.has(type));
  const entry = pick(named, which);
  if (!entry) return;
  const facts = FACTS[entry.type]?.(which) ?? {};
  ledger.tries('secretary', id, { kind: 'correct', event: entry.eventId, facts, why: { reason: 'typing-error' } });
}

const FACTS: { readonly [type: string]: (which: number) => { readonly [name: string]: Json } } = {
  FileCompleted: (which) => ({ received: [1 + (which % 2)] }),
  CaseAssigned: (which) => ({ assignee: which % 2 === 0 ? colleague : helper }),
  ClockPaused: (which) => ({ reason: which % 2 === 0 ? 'third-party' : 'other' }),
};
const SAYING: ReadonlySet<string> = new Set(Object.keys(FACTS));

function reopen(ledger: TestLedger, id: string, which: number): void {
  const to = pick(Object.keys(procedureOf(ledger.caseOf(id)).states), which) ?? '';
  ledger.tries('kadis', id, { kind: 'reopen', to, facts: { reason: 'new-facts' } });
}

function settle(ledger: TestLedger, id: string, which: number): void {
  ledger.tries('desk', id, { kind: 'receive-requirement', facts: { no: 1 + (which % 5) } });
}

function reassign(ledger: TestLedger, id: string, which: number): void {
  const unit = pick(['rehsos', 'linjamsos'], which) ?? '';
  ledger.tries('kadis', id, { kind: 'reassign', facts: { assignee: colleague, unit } });
}

function note(ledger: TestLedger, id: string): void {
  ledger.tries('worker', id, { kind: 'add-note', facts: { text: 'said' } });
}

function holiday(ledger: TestLedger, _id: string, which: number): void {
  const date = new Date(Date.parse(ledger.now) + (which % 10) * 86_400_000).toISOString().slice(0, 10);
  ledger.says('kadis', {
    kind: 'announce-holiday',
    date,
    name: 'Cuti bersama',
    holidayKind: 'joint-leave',
    source: 'SKB',
  });
}

function number(ledger: TestLedger, id: string, which: number): void {
  const unnumbered = pick(ledger.caseOf(id).documents, which);
  ledger.numbers(id, unnumbered?.id ?? null, which % 90_000);
}
