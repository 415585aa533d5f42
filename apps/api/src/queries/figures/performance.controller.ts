import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, type Rights } from '../../access/index.ts';
import type { Offices } from '../../directory/index.ts';
import { ApiProblem } from '../../problems/index.ts';
import { OFFICES, RIGHTS } from '../../tokens.ts';
import { FIELDS, ListOf, OneOfThese, type PageAnswer } from '../answers.ts';
import { type Asked, AskedFor, key, missing, month, office, oneLike, PAGING, pageOf, unit } from '../asking/index.ts';
import { officeAsked } from '../office-asked.ts';
import { QueryRoutes } from '../query-routes.ts';
import type { PerformanceTotal } from '../read-models.ts';
import { BEHIND, CasesBehind } from './cases-behind.ts';
import { MonthFigures } from './month-figures.ts';
import { performanceAnswer } from './performance-answer.ts';
import { Sums } from './sums.ts';
import { unitsAsked } from './units.ts';

const PERFORMANCE = { office, service: key, unit, from: month, to: month } as const;
const BEHIND_A_FIGURE = { office, service: key, unit, month, figure: oneLike(BEHIND), ...PAGING } as const;
const MOST_MONTHS = 60;

@ApiTags('queries')
@Controller('api/performance')
@QueryRoutes()
export class PerformanceController {
  constructor(
    @Inject(MonthFigures) private readonly figures: MonthFigures,
    @Inject(CasesBehind) private readonly behind: CasesBehind,
    @Inject(OFFICES) private readonly offices: Offices,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'How an office kept its promises, by service and month, from one local month to another, both included',
    description: 'Of a unit: its own and those below it. Each figure is explained in docs/figures.md.',
  })
  @OneOfThese({ office: FIELDS.text, unit: FIELDS.textOrNull, months: FIELDS.list, total: FIELDS.object })
  async show(@AskedFor(PERFORMANCE) asked: Asked<typeof PERFORMANCE>, @Caller() principal: Principal): Promise<object> {
    const { from, to, service, unit: inUnit } = asked;
    if (from === undefined) throw missing('from', 'a month such as 2026-03');
    if (to === undefined) throw missing('to', 'a month such as 2026-03');
    refuseSpan(from, to);
    const code = officeAsked(principal, this.rights, asked.office);
    const totals = await this.figures.find({
      office: code,
      month: { $gte: from, $lte: to },
      ...(service === undefined ? {} : { service }),
      ...unitsAsked(this.offices.get(code), inUnit),
    });
    return {
      office: code,
      unit: inUnit ?? null,
      months: byServiceAndMonth(totals),
      total: performanceAnswer(sumOf(totals)),
    };
  }

  @Get('cases')
  @ApiOperation({
    summary: 'The cases behind a figure of a month, one item for each run that it counts',
    description: 'Without a service, of all. A page may hold fewer than `limit`; the last one has no `next`.',
  })
  @ListOf({
    id: FIELDS.id,
    number: FIELDS.textOrNull,
    service: FIELDS.text,
    openedAt: FIELDS.instant,
    run: FIELDS.object,
  })
  async cases(
    @AskedFor(BEHIND_A_FIGURE) asked: Asked<typeof BEHIND_A_FIGURE>,
    @Caller() principal: Principal,
  ): Promise<PageAnswer<object>> {
    const { month: of, figure, service, unit: inUnit } = asked;
    if (of === undefined) throw missing('month', 'a month such as 2026-03');
    if (figure === undefined) throw missing('figure', BEHIND);
    const code = officeAsked(principal, this.rights, asked.office);
    const within = {
      office: code,
      ...(service === undefined ? {} : { service }),
      ...unitsAsked(this.offices.get(code), inUnit),
    };
    return this.behind.find({ within, month: of, figure }, pageOf(asked));
  }
}

function refuseSpan(from: string, to: string): void {
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5));
  const span = months(to) - months(from) + 1;
  if (span >= 1 && span <= MOST_MONTHS) return;
  const place = { in: 'query', pointer: '/to', problem: 'not-allowed' } as const;
  throw new ApiProblem('request-invalid', {
    errors: [{ ...place, expected: `1 to ${MOST_MONTHS} months from ${from}` }],
  });
}

function sumOf(totals: readonly PerformanceTotal[]): Sums {
  return totals.reduce((sums, total) => sums.add(total), new Sums());
}

function byServiceAndMonth(totals: readonly PerformanceTotal[]): readonly object[] {
  const groups = Map.groupBy(totals, ({ service, month: of }) => `${of} ${service}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const [of = '', service = ''] = key.split(' ');
      return { service, month: of, ...performanceAnswer(sumOf(group)) };
    });
}
