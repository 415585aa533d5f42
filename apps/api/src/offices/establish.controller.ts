import type { CommandRequest } from '@jejak/ledger';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandAnswer, CommandRoutes, Recorder, Requested } from '../commands/index.ts';
import { ApiProblem } from '../problems/index.ts';
import { calendarOf } from './calendar.body.ts';
import { EstablishBody } from './establish.body.ts';
import { StaffAccounts } from './staff-accounts.ts';

@ApiTags('offices')
@Controller('api/offices')
@CommandRoutes()
export class EstablishController {
  constructor(
    @Inject(Recorder) private readonly recorder: Recorder,
    @Inject(StaffAccounts) private readonly accounts: StaffAccounts,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Found an office with its units, its calendar and its first administrator' })
  @ApiCreatedResponse({ type: CommandAnswer })
  async establish(@Body() body: EstablishBody, @Requested() request: CommandRequest): Promise<CommandAnswer> {
    if (!request.instanceAdministrator) throw new ApiProblem('only-administrator');
    const { code, name, city, province, regionCode, demo = false, units } = body;
    const administrator = { user: body.administrator.user, name: body.administrator.name };
    await this.accounts.check(administrator.user, code, '/administrator/user', request);
    return this.recorder.inOffice(
      code,
      {
        kind: 'establish-office',
        ...{ code, name, city, province, regionCode, demo, administrator },
        units: units.map((unit) => ({ code: unit.code, name: unit.name, parent: unit.parent })),
        calendar: calendarOf(body.calendar),
      },
      request,
    );
  }
}
