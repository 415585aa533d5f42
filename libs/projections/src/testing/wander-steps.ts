import { type CaseState, type Possibility, possibleActs } from '@jejak/domain';
import { loadCatalogue } from '@jejak/standards';
import { colleague, helper, people } from './founding.ts';
import type { TestLedger } from './test-ledger.ts';

/** Records one of the steps that are possible and wanted, by the first who may; nothing where nobody may. */
export function act(
  ledger: TestLedger,
  id: string,
  which: number,
  wanted: (possibility: Possibility) => boolean,
  when: { readonly occurredAt?: string } = {},
): void {
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
        ...when,
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

export function procedureOf({ service }: CaseState) {
  const entry = loadCatalogue().standards.get(service);
  if (!entry) throw new Error(`${service} is not in the catalogue`);
  return entry.standard.procedure;
}

export function pick<T>(list: readonly T[], which: number): T | undefined {
  return list[which % list.length];
}
