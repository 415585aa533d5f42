import { clockLabel, RUNG_LABELS } from '@jejak/domain';
import type { InboxEntry } from '@jejak/projections';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal } from '../access/index.ts';
import { type Asked, AskedFor, asked, FIELDS, ListOf, OneOfThese, QueryRoutes, ReadModels } from '../queries/index.ts';
import { Inbox, MOST_COUNTED } from './inbox.ts';
import { SeenBody } from './seen.body.ts';
import { SeenMarks } from './seen-marks.ts';

const UNREAD = {
  type: 'integer',
  minimum: 0,
  maximum: MOST_COUNTED,
  description: `${MOST_COUNTED}: that many or more.`,
};

/** Reminders for whoever asks. Every account has an inbox; it may well be empty. */
@ApiTags('queries')
@Controller('api/inbox')
@QueryRoutes()
export class InboxController {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(SeenMarks) private readonly seen: SeenMarks,
    @Inject(ReadModels) private readonly models: ReadModels,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the caller is reminded of, for themselves and for their positions: the latest first' })
  @ListOf(
    {
      ordinal: FIELDS.whole,
      case: FIELDS.id,
      number: FIELDS.textOrNull,
      serviceName: FIELDS.label,
      statusLabel: FIELDS.label,
      open: FIELDS.flag,
      clock: FIELDS.object,
      clockLabel: FIELDS.label,
      rungLabel: FIELDS.label,
      rung: { type: 'string', enum: ['half', 'four-fifths', 'due', 'late'] },
      dueAt: FIELDS.instant,
      sentAt: FIELDS.instant,
      seen: FIELDS.flag,
    },
    { unread: UNREAD },
  )
  async list(
    @AskedFor(asked.PAGING) { limit = 50, cursor }: Asked<typeof asked.PAGING>,
    @Caller() principal: Principal,
  ) {
    const through = await this.seen.of(principal.account);
    const [page, unread] = await Promise.all([
      this.inbox.page(principal, limit, cursor),
      this.inbox.after(principal, through),
    ]);
    return { items: await this.shown(page.items, through), next: page.next, unread };
  }

  @Post('seen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Everything up to an entry was seen; what is unread afterwards' })
  @OneOfThese({ through: FIELDS.whole, unread: UNREAD })
  async mark(@Body() body: SeenBody, @Caller() principal: Principal) {
    const through = await this.seen.move(principal.account, body.through);
    return { through, unread: await this.inbox.after(principal, through) };
  }

  /** With what the case is called and how it stands now. */
  private async shown(entries: readonly InboxEntry[], through: number) {
    const rows = await this.models.getMany(
      'worklist',
      entries.map((entry) => entry.case),
    );
    return entries.map(({ id: _, to: _to, reminder: _reminder, ...entry }) => {
      const { number = null, serviceName, statusLabel, open = false } = rows.get(entry.case) ?? {};
      const words = { clockLabel: clockLabel(entry.clock), rungLabel: RUNG_LABELS[entry.rung] };
      return { ...entry, ...words, number, serviceName, statusLabel, open, seen: entry.ordinal <= through };
    });
  }
}
