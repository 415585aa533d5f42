import type { Principal, Rights } from '../access/index.ts';
import { ApiProblem } from '../problems/index.ts';
import { missing } from './asking/index.ts';

/** The office that a list is of: the one asked for, if it may be read, else the caller's own. */
export function officeAsked(principal: Principal, rights: Rights, office: string | undefined): string {
  const one = officeOrAll(principal, rights, office);
  if (one === null) throw missing('office');
  return one;
}

/** As officeAsked; null, for all of them, where whoever reads across the offices names none and belongs to none. */
export function officeOrAll(principal: Principal, rights: Rights, office: string | undefined): string | null {
  if (office !== undefined) rights.checkRead(principal, office);
  else if (principal.office === null && !rights.readsAcross(principal)) throw new ApiProblem('not-allowed');
  return office ?? principal.office;
}

/** What an account did in whatever office is for itself and for whoever reads across the offices. */
export function checkUser(principal: Principal, rights: Rights, user: string): void {
  if (user !== principal.account && !rights.readsAcross(principal)) throw new ApiProblem('not-allowed');
}
