export { allTriggers, movesClocks } from './clock-triggers.ts';
export { type NextSteps, nextSteps, type WaitingOn, waitingOnParty } from './next-steps.ts';
export { stateLabel } from './state-label.ts';
