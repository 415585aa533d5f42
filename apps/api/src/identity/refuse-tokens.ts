import type { Principal } from '../access/index.ts';
import { ApiProblem } from '../problems/index.ts';

/**
 * Who may log in, and with what, is for people to say: what a token opened would outlive it. Throws not-allowed.
 */
export function refuseTokens({ via }: Principal): void {
  if (via === 'token') throw new ApiProblem('not-allowed');
}
