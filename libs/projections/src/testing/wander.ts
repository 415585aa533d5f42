import { type CaseState, type Json, type Possibility, possibleActs } from '@jejak/domain';
import { loadCatalogue } from '@jejak/standards';
import { colleague, helper, people } from './founding.ts';
import type { TestLedger } from './test-ledger.ts';
import { BESIDE } from './wander-beside.ts';

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

function act(ledger: TestLedger, id: string, which: number, wanted: (possibility: Possibility) => boolean): void {
  const state = ledger.caseOf(id);
  const procedure = procedureOf(state);
  const possible = possibleActs(state, procedure, ledger.office, ledger.now).filter(wanted);
  const chosen = pick(possible, which)?.act;
  if (!chosen) return;
  const { decidedBy, party = [], key } = chosen;
  const choice = pick(party, which);
  const performers = 'party' in decidedBy ? [undefined] : Object.keys(people).filter((user) => fits(user, decidedBy));
  const recorders = Object.keys(people).filter((user) => fits(user, chosen.recordedBy));
  for (const performer of performers) {
    for (const recorder of recorders) {
      const refused = ledger.tries(recorder, id, {
        kind: 'record-step',
        step: key,
        ...(performer === undefined ? {} : { performedBy: { user: performer } }),
        ...(choice === undefined ? {} : { party: choice }),
        ...factsFor(chosen.type, which),
      });
      if (refused === null) return;
    }
  }
}

/** What steps say that the state of a case looks at. */
function factsFor(type: string, which: number) {
  if (type === 'FileCompleted') return { facts: { received: [1, 1 + (which % 2)] } };
  if (type === 'CaseAssigned' && which % 3 > 0) return { facts: { assignee: which % 3 === 1 ? colleague : helper } };
  return {};
}

function fits(user: string, roles: readonly string[]): boolean {
  const role = people[user]?.role;
  return role !== undefined && roles.includes(role);
}

function procedureOf({ service }: CaseState) {
  const entry = loadCatalogue().standards.get(service);
  if (!entry) throw new Error(`${service} is not in the catalogue`);
  return entry.standard.procedure;
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

function pick<T>(list: readonly T[], which: number): T | undefined {
  return list[which % list.length];
}
