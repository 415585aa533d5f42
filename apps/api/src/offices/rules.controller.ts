import type { OfficeCommand } from '@jejak/domain';
import type { CommandRequest } from '@jejak/ledger';
import type { Catalogue } from '@jejak/standards';
import { Body, Controller, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandAnswer, CommandRoutes, Recorder, Requested } from '../commands/index.ts';
import { DateParameter, HashParameter, OfficeParameter } from '../envelope/index.ts';
import { CATALOGUE } from '../tokens.ts';
import { calendarOf } from './calendar.body.ts';
import { chosenStandard } from './chosen-standard.ts';
import { instantOr } from './instants.ts';
import { letterOf } from './letter.body.ts';
import { OfficeGuard } from './office.guard.ts';
import {
  AdoptPauseBody,
  AdoptStandardBody,
  CalendarBody,
  EndStandardBody,
  HolidayBody,
  HolidayWithdrawalBody,
  SettingBody,
} from './rules.bodies.ts';

/** What an office works by: standards, calendar, pauses by decree, settings. */
@ApiTags('offices')
@Controller('api/offices/:code')
@CommandRoutes()
@UseGuards(OfficeGuard)
@ApiCreatedResponse({ type: CommandAnswer })
export class RulesController {
  constructor(
    @Inject(Recorder) private readonly recorder: Recorder,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Post('standards')
  @ApiOperation({ summary: 'Adopt a service standard by decree, from a date on' })
  adopt(@OfficeParameter() office: string, @Body() body: AdoptStandardBody, @Requested() request: CommandRequest) {
    const { unit = null, decree, from, until = null } = body;
    const standard = chosenStandard(body, this.catalogue);
    const command = { kind: 'adopt-standard', standard, unit, decree: letterOf(decree), from, until } as const;
    return this.change(office, command, request);
  }

  @Post('standards/:hash/end')
  @ApiOperation({ summary: 'A standard is in force no longer than to a date' })
  end(
    @OfficeParameter() office: string,
    @HashParameter() hash: string,
    @Body() { service, until }: EndStandardBody,
    @Requested() request: CommandRequest,
  ) {
    return this.change(office, { kind: 'end-standard', service, hash, until }, request);
  }

  @Post('calendar')
  @ApiOperation({ summary: 'Set the whole calendar' })
  setCalendar(@OfficeParameter() office: string, @Body() body: CalendarBody, @Requested() request: CommandRequest) {
    return this.change(office, { kind: 'set-calendar', calendar: calendarOf(body.calendar) }, request);
  }

  @Post('holidays')
  @ApiOperation({ summary: 'Announce a holiday' })
  announce(@OfficeParameter() office: string, @Body() body: HolidayBody, @Requested() request: CommandRequest) {
    const { date, name, kind, source } = body;
    return this.change(office, { kind: 'announce-holiday', date, name, holidayKind: kind, source }, request);
  }

  @Post('holidays/:date/withdrawal')
  @ApiOperation({ summary: 'A day is no holiday after all' })
  withdraw(
    @OfficeParameter() office: string,
    @DateParameter() date: string,
    @Body() { source }: HolidayWithdrawalBody,
    @Requested() request: CommandRequest,
  ) {
    return this.change(office, { kind: 'withdraw-holiday', date, source }, request);
  }

  @Post('pauses')
  @ApiOperation({ summary: 'Adopt by decree that a state of a procedure pauses the clock' })
  adoptPause(@OfficeParameter() office: string, @Body() body: AdoptPauseBody, @Requested() request: CommandRequest) {
    const { service, state, decree, from } = body;
    const command = {
      kind: 'adopt-pause',
      service,
      state,
      decree: letterOf(decree),
      from: instantOr(from, from),
    } as const;
    return this.change(office, command, request);
  }

  @Post('settings')
  @ApiOperation({ summary: 'Change how the office reads what its standards leave open' })
  changeSetting(@OfficeParameter() office: string, @Body() body: SettingBody, @Requested() request: CommandRequest) {
    const { key, service = null, value, from } = body;
    return this.change(office, { kind: 'change-setting', key, service, value, from: instantOr(from, from) }, request);
  }

  private change(code: string, command: OfficeCommand, request: CommandRequest): Promise<CommandAnswer> {
    return this.recorder.inOffice(code, command, request);
  }
}
