import { type Instant, localDate } from '@jejak/domain';
import type { Clock } from '@jejak/ledger';
import type { Condition, Filter } from '@jejak/read-store';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, type Rights } from '../../access/index.ts';
import type { Offices } from '../../directory/index.ts';
import { CLOCK, OFFICES, RIGHTS } from '../../tokens.ts';
import { FIELDS, OneOfThese } from '../answers.ts';
import { type Asked, AskedFor, office, unit, whole } from '../asking/index.ts';
import { officeAsked } from '../office-asked.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels } from '../read-models.ts';
import { MonthFigures } from './month-figures.ts';
import { performanceAnswer } from './performance-answer.ts';
import { Sums } from './sums.ts';
import { unitsAsked } from './units.ts';

const DASHBOARD = { office, unit, soonDays: whole(1, 60) } as const;
const DAY = 86_400_000;
const SOON_DAYS = 3;

const ANSWER = {
  office: FIELDS.text,
  unit: FIELDS.textOrNull,
  asOf: FIELDS.instant,
  open: FIELDS.whole,
  late: FIELDS.whole,
  dueSoon: FIELDS.whole,
  dueSoonUntil: FIELDS.instant,
  paused: FIELDS.whole,
  overdueWhilePaused: FIELDS.whole,
  waitingOn: FIELDS.object,
  services: FIELDS.list,
  shelter: FIELDS.object,
  month: FIELDS.object,
};

@ApiTags('queries')
@Controller('api/dashboard')
@QueryRoutes()
export class DashboardController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(MonthFigures) private readonly figures: MonthFigures,
    @Inject(OFFICES) private readonly offices: Offices,
    @Inject(RIGHTS) private readonly rights: Rights,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'How an office or one of its units stands now: what is open, late, due within `soonDays`, waiting',
    description: 'Of a unit: its own and those below it. Each figure is explained in docs/figures.md.',
  })
  @OneOfThese(ANSWER)
  async show(@AskedFor(DASHBOARD) asked: Asked<typeof DASHBOARD>, @Caller() principal: Principal): Promise<object> {
    const code = officeAsked(principal, this.rights, asked.office);
    const state = this.offices.get(code);
    const now = this.clock.now();
    const until = new Date(Date.parse(now) + (asked.soonDays ?? SOON_DAYS) * DAY).toISOString();
    const within: Filter = { office: code, ...unitsAsked(state, asked.unit) };
    const month = state ? localDate(state, now).slice(0, 7) : now.slice(0, 7);
    const [totals, late, dueSoon, shelter, finished] = await Promise.all([
      this.models.find('dashboard', { filter: within, limit: 1000 }),
      this.due(within, { $lt: now }),
      this.due(within, { $gte: now, $lt: until }),
      this.shelter(within, now),
      this.figures.find({ ...within, month }),
    ]);
    const sums = totals.documents.reduce((all, total) => all.add(total), new Sums());
    const ofMonth = finished.reduce((all, total) => all.add(total), new Sums());
    return {
      ...{
        office: code,
        unit: asked.unit ?? null,
        asOf: now,
        open: sums.of('open'),
        late,
        dueSoon,
        dueSoonUntil: until,
      },
      paused: sums.of('paused'),
      overdueWhilePaused: sums.of('overdue'),
      notStarted: sums.of('not-started'),
      answered: sums.of('answered'),
      urgent: sums.of('urgent'),
      unassigned: sums.of('unassigned'),
      waitingOn: Object.fromEntries(sums.under('waiting-on/')),
      services: sums.under('service/').map(([service, open]) => ({ service, open })),
      shelter,
      month: { month, ...performanceAnswer(ofMonth) },
    };
  }

  /** Of the promises that run; those that are paused have no due date. */
  private due(within: Filter, dueAt: Condition): Promise<number> {
    return this.models.count('worklist', { ...within, open: true, dueAt });
  }

  private async shelter(within: Filter, now: Instant): Promise<object> {
    const [inside, over] = await Promise.all([
      this.models.count('shelter', { ...within, inside: true }),
      this.models.count('shelter', { ...within, inside: true, until: { $lt: now } }),
    ]);
    return { inside, over };
  }
}
