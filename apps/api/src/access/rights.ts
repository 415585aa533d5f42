import { type Grant, hasGrant, type Instant, type OfficeState } from '@jejak/domain';
import type { Offices } from '../directory/index.ts';
import { ApiProblem, type FieldError } from '../problems/index.ts';
import type { Principal } from './principal.ts';

const EXAMINING: readonly Grant[] = ['auditor', 'inspector'];

/** What somebody may read and write, as the offices say now. */
export class Rights {
  readonly #offices: Offices;
  readonly #now: () => Instant;

  constructor(offices: Offices, now: () => Instant) {
    this.#offices = offices;
    this.#now = now;
  }

  /** True for the grant in the account's own office; for who belongs to none, in any. */
  holds(principal: Principal, ...grants: readonly Grant[]): boolean {
    const now = this.#now();
    return this.#seats(principal).some((office) =>
      grants.some((grant) => hasGrant(office, principal.account, grant, now)),
    );
  }

  /** Auditors and inspectors, who open a name only for a purpose that they give. */
  examines(principal: Principal): boolean {
    return this.holds(principal, ...EXAMINING);
  }

  /**
   * Auditors and inspectors of no office read all of them. One who belongs to an office was made by that office, and
   * reads there.
   */
  readsAcross(principal: Principal): boolean {
    return principal.office === null && this.examines(principal);
  }

  mayRead(principal: Principal, office: string): boolean {
    return principal.office === office || this.readsAcross(principal);
  }

  /** Throws other-office where the principal may not read the office that a query names. */
  checkRead(principal: Principal, office: string): void {
    if (this.mayRead(principal, office)) return;
    throw otherOffice(principal, { in: 'query', pointer: '/office' });
  }

  /** Throws where the principal may record nothing at all; whether this command is allowed is for the domain to say. */
  checkWrite(principal: Principal): void {
    if (this.holds(principal, 'auditor')) throw new ApiProblem('auditors-write-nothing');
    if (principal.office === null && !principal.instanceAdministrator) throw new ApiProblem('not-allowed');
  }

  /** Throws where the office is not the principal's to change. */
  checkOffice(principal: Principal, office: string): void {
    if (principal.office === office || (principal.office === null && principal.instanceAdministrator)) return;
    throw otherOffice(principal, { in: 'path', pointer: '/code' });
  }

  #seats({ office }: Principal): readonly OfficeState[] {
    if (office === null) return this.#offices.all();
    const own = this.#offices.get(office);
    return own ? [own] : [];
  }
}

function otherOffice({ office }: Principal, place: Pick<FieldError, 'in' | 'pointer'>): ApiProblem {
  return new ApiProblem('other-office', { details: { office }, errors: [{ ...place, problem: 'not-allowed' }] });
}
