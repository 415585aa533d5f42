import type { Configuration } from '@jejak/configuration';
import type { Clock } from '@jejak/ledger';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal, Rights } from '../access/index.ts';
import type { Offices } from '../directory/index.ts';
import { CLOCK, CONFIGURATION, OFFICES, RIGHTS } from '../tokens.ts';
import { type SessionAnswer, seatsOf } from './session-answer.ts';

/** Says of a principal who they are. */
@Injectable()
export class Who {
  constructor(
    @Inject(OFFICES) private readonly offices: Offices,
    @Inject(RIGHTS) private readonly rights: Rights,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async is(principal: Principal): Promise<SessionAnswer> {
    // A position that was given a moment ago must show at the next log-in.
    if (principal.office !== null) await this.offices.fresh(principal.office);
    const { account, login, name, office, instanceAdministrator, csrf } = principal;
    return {
      ...{ account, login, name, office, instanceAdministrator },
      csrfToken: csrf,
      demo: this.configuration.demo,
      readsAcross: this.rights.readsAcross(principal),
      offices: seatsOf(principal, this.offices.all(), this.clock.now()),
    };
  }
}
