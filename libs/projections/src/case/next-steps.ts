import { type Party, type Procedure, type Role, type Step, type StepType, stepsFrom } from '@jejak/domain';

/** What a case waits for; one word, so that a tray is one index. */
export type WaitingOn = 'signature' | 'initials' | 'office' | 'applicant' | 'third-party';

export interface NextSteps {
  /** Keys of the ordinary steps; those for the head's absence among them. */
  readonly keys: readonly string[];
  /** Positions that may decide one of them, or record what a party decided. */
  readonly roles: readonly Role[];
  readonly waitingOn: WaitingOn;
}

const SIGNING: readonly StepType[] = ['DocumentSigned', 'ApprovalDecided'];
const APPLICANTS: readonly Party[] = ['applicant', 'reporter', 'family'];

const known = new WeakMap<Procedure, Map<string, NextSteps>>();

/** What may come next in a state. Procedures are never changed, so this is derived once for each state. */
export function nextSteps(procedure: Procedure, state: string): NextSteps {
  const states = known.get(procedure) ?? new Map<string, NextSteps>();
  known.set(procedure, states);
  const next = states.get(state) ?? derive(procedure, state);
  states.set(state, next);
  return next;
}

export function waitingOnParty(party: Party): WaitingOn {
  return APPLICANTS.includes(party) ? 'applicant' : 'third-party';
}

function derive(procedure: Procedure, state: string): NextSteps {
  const steps = stepsFrom(procedure, state);
  const waitingFor = procedure.states[state]?.waitingFor;
  return {
    keys: steps.map(({ key }) => key),
    roles: [...new Set(steps.flatMap(rolesOf))],
    waitingOn: waitingFor ? waitingOnParty(waitingFor) : trayOf(steps),
  };
}

function rolesOf({ decidedBy, recordedBy }: Step): readonly Role[] {
  return 'party' in decidedBy ? recordedBy : decidedBy;
}

/** What only the head's absence makes possible does not move a case to another tray. */
function trayOf(possible: readonly Step[]): WaitingOn {
  const steps = possible.filter(({ condition }) => condition === undefined);
  if (steps.some(({ type }) => SIGNING.includes(type))) return 'signature';
  return steps.some(({ type }) => type === 'DraftInitialled') ? 'initials' : 'office';
}
