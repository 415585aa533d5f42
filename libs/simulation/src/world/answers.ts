import type { Accepted, Answer } from '@jejak/ledger';
import type { Tally } from './tally.ts';

/** The answer, if it was yes; throws what stood against it. */
export function accepted(answer: Answer): Accepted {
  if (answer.kind === 'accepted') return answer;
  throw new Error(`the simulation was refused: ${JSON.stringify(answer)}`);
}

/** True if it was yes; a no is counted. */
export function wentThrough(answer: Answer, tally: Tally): boolean {
  if (answer.kind === 'accepted') return true;
  tally.count(tally.refusals, answer.kind === 'refused' ? answer.refusal.code : answer.kind);
  return false;
}
