import { type Instant, openTime } from '@jejak/domain';
import type { Clock } from '@jejak/ledger';
import { type CaseFile, clocksNow, type Stay, stateLabel, staysOf, timeSpent } from '@jejak/projections';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, type Rights } from '../../access/index.ts';
import { UuidParameter } from '../../envelope/index.ts';
import { ApiProblem } from '../../problems/index.ts';
import { CLOCK, RIGHTS } from '../../tokens.ts';
import { FIELDS, OneOfThese } from '../answers.ts';
import { CaseRules, type Rules } from '../case-rules.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels } from '../read-models.ts';
import { minutes } from './sums.ts';

@ApiTags('queries')
@Controller('api/cases/:id/service-levels')
@QueryRoutes()
export class CaseLevelsController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(CaseRules) private readonly rules: CaseRules,
    @Inject(RIGHTS) private readonly rights: Rights,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Every clock of a case as of now, how each run of its promise ended, and where its days went',
    description: 'Gross is all working time, net leaves out the pauses that count; a pause that does not is shown too.',
  })
  @OneOfThese({
    id: FIELDS.id,
    office: FIELDS.text,
    number: FIELDS.textOrNull,
    asOf: FIELDS.instant,
    clocks: FIELDS.list,
    runs: FIELDS.list,
    stays: FIELDS.list,
    time: FIELDS.object,
  })
  async show(@UuidParameter() id: string, @Caller() principal: Principal): Promise<object> {
    const [file, level] = await Promise.all([this.models.get('case-file', id), this.models.get('service-levels', id)]);
    if (!file || !this.rights.mayRead(principal, file.office)) throw new ApiProblem('unknown-case');
    const now = this.clock.now();
    const rules = await this.rules.of(file);
    const { office, number, service, serviceName, standard, open, openedAt, closedAt, extensions } = file;
    return {
      ...{ id, office, number, service, serviceName, standard, open, openedAt, closedAt, asOf: now, extensions },
      clocks: clocksNow(file, rules.standard, rules.calendar, now),
      runs: level?.runs ?? [],
      ...whereTimeWent(file, rules, now),
    };
  }
}

function whereTimeWent(file: CaseFile, { standard, calendar }: Rules, now: Instant): object {
  const stays = staysOf(file.state, standard.procedure);
  const { by, states } = timeSpent(stays, calendar, file.openedAt, file.closedAt ?? now);
  const label = (state: string) => stateLabel(standard.procedure, state);
  const long = ({ from, to }: Stay) => minutes(openTime(calendar, from, to ?? now));
  return {
    stays: stays.map((stay) => ({ ...stay, stateLabel: label(stay.state), minutes: long(stay) })),
    time: {
      officeMinutes: minutes(by.office ?? 0),
      applicantMinutes: minutes(by.applicant ?? 0),
      thirdPartyMinutes: minutes(by['third-party'] ?? 0),
      states: Object.entries(states).map(([state, open]) => ({ state, label: label(state), minutes: minutes(open) })),
    },
  };
}
