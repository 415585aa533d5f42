import type { CaseState, Standard } from '@jejak/domain';
import { stateLabel } from '../case/index.ts';
import type { CaseFile } from './document.ts';

export type Bound = Pick<CaseFile, 'standard' | 'serviceName' | 'noun' | 'secondPromises'>;

/** What follows from the version of the standard that the case is bound to. */
export function boundTo(hash: string, { name, noun, secondPromises }: Standard): Bound {
  return {
    standard: hash,
    serviceName: name,
    noun,
    secondPromises: secondPromises.map((second) => ({ id: second.id, name: second.name, budget: second.budget })),
  };
}

export type Standing = Pick<CaseFile, 'status' | 'statusLabel' | 'waitingFor' | 'open' | 'terminal' | 'closedAt'>;

/** What follows from the state that the case is in. */
export function standingOf({ status, terminal, lastStepAt }: CaseState, { procedure }: Standard): Standing {
  return {
    status,
    statusLabel: stateLabel(procedure, status),
    waitingFor: procedure.states[status]?.waitingFor ?? null,
    open: terminal === null,
    terminal,
    closedAt: terminal ? lastStepAt : null,
  };
}
