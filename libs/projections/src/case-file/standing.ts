import type { CaseState, Standard } from '@jejak/domain';
import { stateLabel } from '../case/index.ts';
import type { CaseFile } from './document.ts';

type Standing = Pick<
  CaseFile,
  | 'serviceName'
  | 'noun'
  | 'standard'
  | 'status'
  | 'statusLabel'
  | 'waitingFor'
  | 'open'
  | 'terminal'
  | 'unit'
  | 'links'
  | 'openedAt'
  | 'closedAt'
  | 'revision'
  | 'recordedAt'
  | 'secondPromises'
  | 'extensions'
  | 'duplicateOf'
  | 'related'
>;

/** What follows from the folded case and its standard alone. */
export function standingOf(state: CaseState, standard: Standard): Standing {
  const { procedure } = standard;
  return {
    serviceName: standard.name,
    noun: standard.noun,
    standard: state.standard,
    status: state.status,
    statusLabel: stateLabel(procedure, state.status),
    waitingFor: procedure.states[state.status]?.waitingFor ?? null,
    open: state.terminal === null,
    terminal: state.terminal,
    unit: state.unit,
    links: state.links,
    openedAt: state.openedAt,
    closedAt: state.terminal ? state.lastStepAt : null,
    revision: state.revision,
    recordedAt: state.recordedAt,
    secondPromises: standard.secondPromises.map(({ id, name, budget }) => ({ id, name, budget })),
    extensions: state.extensions,
    duplicateOf: state.duplicateOf,
    related: state.related,
  };
}
