import { elapsed, type Instant, type OfficeCalendar, promiseOf } from '@jejak/domain';
import type { Clock } from '@jejak/ledger';
import type { Condition, Filter, FindOptions } from '@jejak/read-store';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, type Rights } from '../../access/index.ts';
import type { Offices } from '../../directory/index.ts';
import { CLOCK, OFFICES, RIGHTS } from '../../tokens.ts';
import { FIELDS, ListOf, type PageAnswer } from '../answers.ts';
import {
  type Asked,
  AskedFor,
  choice,
  instant,
  key,
  notTogether,
  office,
  PAGING,
  pageOf,
  unit,
} from '../asking/index.ts';
import { CaseRules } from '../case-rules.ts';
import { officeAsked } from '../office-asked.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels, type StoredLevel } from '../read-models.ts';
import { unitsAsked } from './units.ts';

const CLOCKS = ['running', 'paused', 'stopped', 'not-started'] as const;
const LEVELS = {
  office,
  unit,
  service: key,
  clock: choice(CLOCKS),
  /** Half-open, of promises that run. */
  dueFrom: instant,
  dueBefore: instant,
  ...PAGING,
} as const;

type AskedLevels = Asked<typeof LEVELS>;

@ApiTags('queries')
@Controller('api/service-levels')
@QueryRoutes()
export class ServiceLevelsController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(CaseRules) private readonly rules: CaseRules,
    @Inject(OFFICES) private readonly offices: Offices,
    @Inject(RIGHTS) private readonly rights: Rights,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Cases by the clock of their promise: running by due date, paused by what is left, else by id',
    description:
      'Figures of the promise are as of `asOf`; the clocks of one case are at /api/cases/{id}/service-levels.',
  })
  @ListOf(
    {
      id: FIELDS.id,
      number: FIELDS.textOrNull,
      service: FIELDS.text,
      clock: FIELDS.text,
      dueAt: FIELDS.instantOrNull,
      late: FIELDS.flag,
      grossMinutes: { oneOf: [FIELDS.whole, { type: 'null' }] },
      netMinutes: { oneOf: [FIELDS.whole, { type: 'null' }] },
      runs: FIELDS.list,
    },
    { asOf: FIELDS.instant },
  )
  async list(
    @AskedFor(LEVELS) asked: AskedLevels,
    @Caller() principal: Principal,
  ): Promise<PageAnswer<object> & { readonly asOf: Instant }> {
    const code = officeAsked(principal, this.rights, asked.office);
    const within = { office: code, ...unitsAsked(this.offices.get(code), asked.unit) };
    const { documents, next } = await this.models.find('service-levels', {
      ...selectionOf(asked, within),
      ...pageOf(asked),
    });
    const now = this.clock.now();
    const items = await Promise.all(
      documents.map(async (level) => shown(level, (await this.rules.of(level)).calendar, now)),
    );
    return { items, next, asOf: now };
  }
}

function selectionOf(
  { clock = 'running', service, dueFrom, dueBefore }: AskedLevels,
  within: Filter,
): Pick<FindOptions, 'filter' | 'sort'> {
  const due = dueIn(dueFrom, dueBefore);
  if (due !== undefined && clock !== 'running') throw notTogether(['clock', 'dueFrom', 'dueBefore'], ['clock=running']);
  const filter = {
    ...within,
    clock,
    ...(service === undefined ? {} : { service }),
    ...(due === undefined ? {} : { dueAt: due }),
  };
  if (clock === 'running') return { filter, sort: { field: 'dueAt', direction: 'ascending' } };
  return clock === 'paused' ? { filter, sort: { field: 'leftDays', direction: 'ascending' } } : { filter };
}

function dueIn(from: Instant | undefined, before: Instant | undefined): Condition | undefined {
  if (from === undefined && before === undefined) return undefined;
  return { ...(from === undefined ? {} : { $gte: from }), ...(before === undefined ? {} : { $lt: before }) };
}

/** What has stopped stays as it was judged; a wait that lasts is judged by its beginning. */
function shown({ clocks, clocksAsOf: _, ...level }: StoredLevel, calendar: OfficeCalendar, now: Instant): object {
  const promise = promiseOf(clocks);
  if (!promise) return { ...level, late: false, grossMinutes: null, netMinutes: null, budget: null };
  const { budget, startedAt, stoppedAt } = promise;
  if (stoppedAt !== null) {
    return { ...level, late: promise.late, grossMinutes: promise.grossMinutes, netMinutes: promise.netMinutes, budget };
  }
  const counting = promise.pauses.filter(({ counts }) => counts);
  const { gross, net } = elapsed(calendar, startedAt, now, counting);
  const late = level.clock === 'paused' ? level.overdue : now > promise.dueAt;
  return { ...level, late, grossMinutes: gross, netMinutes: net, budget };
}
