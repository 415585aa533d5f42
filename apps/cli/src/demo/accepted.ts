import type { Accepted, Answer } from '@jejak/ledger';

/** The answer, if it was yes; throws what stood against it. */
export function accepted(answer: Answer): Accepted {
  if (answer.kind === 'accepted') return answer;
  throw new Error(`the demonstration was refused: ${JSON.stringify(answer)}`);
}
