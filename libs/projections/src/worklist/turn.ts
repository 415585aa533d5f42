import type { Standard } from '@jejak/domain';
import { nextSteps, waitingOnParty } from '../case/index.ts';
import type { CaseFile } from '../case-file/index.ts';
import type { WorklistRow } from './row.ts';

type Turn = Pick<WorklistRow, 'waitingFor' | 'waitingOn' | 'nextSteps' | 'nextRoles'>;

/** Whose turn it is in a state: the party's that a recorded pause names, else what the procedure says. */
export function turnOf(
  { status, open, pauses }: Pick<CaseFile, 'status' | 'open' | 'pauses'>,
  { procedure }: Standard,
): Turn {
  const next = nextSteps(procedure, status);
  const pause = pauses.find(({ to }) => to === null);
  const waitingFor = pause?.party ?? procedure.states[status]?.waitingFor ?? null;
  return {
    waitingFor: open ? waitingFor : null,
    waitingOn: open ? (pause ? waitingOnParty(pause.party) : next.waitingOn) : null,
    nextSteps: next.keys,
    nextRoles: next.roles,
  };
}
