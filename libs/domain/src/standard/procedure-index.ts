import type { Exit, Outcome, ParallelFact, Procedure, Step } from './standard.ts';

export type FoundAct =
  | { readonly kind: 'step'; readonly act: Step }
  | { readonly kind: 'exit'; readonly act: Exit }
  | { readonly kind: 'parallel'; readonly act: ParallelFact };

interface ProcedureIndex {
  readonly stepsFrom: ReadonlyMap<string, readonly Step[]>;
  readonly exitsFrom: ReadonlyMap<string, readonly Exit[]>;
  readonly terminalOutcomes: { readonly [state: string]: Outcome };
  readonly acts: ReadonlyMap<string, FoundAct>;
}

/** Procedures are frozen once loaded, so what is derived from one is kept as long as it lives. */
const indexes = new WeakMap<Procedure, ProcedureIndex>();

export function indexOf(procedure: Procedure): ProcedureIndex {
  const known = indexes.get(procedure);
  if (known) return known;
  const index = build(procedure);
  indexes.set(procedure, index);
  return index;
}

function build(procedure: Procedure): ProcedureIndex {
  const open = Object.keys(procedure.states);
  return {
    stepsFrom: new Map(open.map((state) => [state, procedure.steps.filter((step) => step.from.includes(state))])),
    exitsFrom: new Map(
      open.map((state) => [state, procedure.exits.filter((exit) => exitIsOpen(procedure, exit, state))]),
    ),
    terminalOutcomes: outcomes(procedure),
    acts: acts(procedure),
  };
}

function exitIsOpen(procedure: Procedure, exit: Exit, state: string): boolean {
  const narrowed = Object.hasOwn(procedure.exitsByState, state) ? procedure.exitsByState[state] : undefined;
  if (narrowed && !narrowed.includes(exit.key)) return false;
  if (!exit.onlyWaitingFor) return true;
  const party = procedure.states[state]?.waitingFor;
  return party !== undefined && exit.onlyWaitingFor.includes(party);
}

function outcomes(procedure: Procedure): { readonly [state: string]: Outcome } {
  const declared = Object.entries(procedure.terminal).map(([state, { outcome }]) => [state, outcome] as const);
  const byExit = procedure.exits.map((exit) => [exit.to, exit.terminal] as const);
  return Object.freeze(Object.fromEntries([...byExit, ...declared]));
}

function acts(procedure: Procedure): ReadonlyMap<string, FoundAct> {
  const all: FoundAct[] = [
    ...procedure.parallel.map((act) => ({ kind: 'parallel', act }) as const),
    ...procedure.exits.map((act) => ({ kind: 'exit', act }) as const),
    ...procedure.steps.map((act) => ({ kind: 'step', act }) as const),
  ];
  return new Map(all.map((found) => [found.act.key, found]));
}
