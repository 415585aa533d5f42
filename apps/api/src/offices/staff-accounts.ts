import type { Identity } from '@jejak/identity';
import type { CommandRequest } from '@jejak/ledger';
import { Inject, Injectable } from '@nestjs/common';
import { ApiProblem } from '../problems/index.ts';
import { IDENTITY } from '../tokens.ts';

/** Whose accounts may be given a part in an office. */
@Injectable()
export class StaffAccounts {
  constructor(@Inject(IDENTITY) private readonly identity: Identity) {}

  /**
   * Throws unknown-account, with its place in the body, unless the account belongs to the office. One of no office,
   * whose grants hold everywhere, is only for who administers the instance to bring in.
   */
  async check(
    user: string,
    office: string,
    pointer: string,
    { instanceAdministrator }: Pick<CommandRequest, 'instanceAdministrator'>,
  ): Promise<void> {
    const account = await this.identity.accounts.byId(user);
    if (account?.office === office || (account?.office === null && instanceAdministrator)) return;
    const expected = 'an account of this office';
    throw new ApiProblem('unknown-account', { errors: [{ in: 'body', pointer, problem: 'not-allowed', expected }] });
  }

  /** Throws not-allowed where somebody else would give a grant to an account of no office: it would hold in all of them. */
  async checkGrant(
    user: string,
    { instanceAdministrator }: Pick<CommandRequest, 'instanceAdministrator'>,
  ): Promise<void> {
    if (instanceAdministrator) return;
    const account = await this.identity.accounts.byId(user);
    if (account?.office !== null) return;
    throw new ApiProblem('not-allowed', { errors: [{ in: 'body', pointer: '/user', problem: 'not-allowed' }] });
  }
}
