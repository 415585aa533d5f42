import type { OfficeCommand } from '@jejak/domain';
import type { CommandRequest } from '@jejak/ledger';
import { Body, Controller, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandAnswer, CommandRoutes, Recorder, Requested } from '../commands/index.ts';
import { OfficeParameter, UuidParameter } from '../envelope/index.ts';
import { UnitBody } from './establish.body.ts';
import { instantOr } from './instants.ts';
import { letterOf } from './letter.body.ts';
import { OfficeGuard } from './office.guard.ts';
import {
  AbsenceBody,
  EndBody,
  GrantBody,
  MandateBody,
  OfficerBody,
  PositionGivenBody,
  RevocationBody,
} from './people.bodies.ts';
import { StaffAccounts } from './staff-accounts.ts';

/** Who works in an office, in which position, in whose name. */
@ApiTags('offices')
@Controller('api/offices/:code')
@CommandRoutes()
@UseGuards(OfficeGuard)
@ApiCreatedResponse({ type: CommandAnswer })
export class PeopleController {
  constructor(
    @Inject(Recorder) private readonly recorder: Recorder,
    @Inject(StaffAccounts) private readonly accounts: StaffAccounts,
  ) {}

  @Post('units')
  @ApiOperation({ summary: 'Add a unit' })
  addUnit(@OfficeParameter() office: string, @Body() body: UnitBody, @Requested() request: CommandRequest) {
    const { code, name, parent } = body;
    return this.change(office, { kind: 'add-unit', code, name, parent }, request);
  }

  @Post('officers')
  @ApiOperation({ summary: 'Enter an officer by account, with the name as it is printed' })
  async registerOfficer(
    @OfficeParameter() office: string,
    @Body() body: OfficerBody,
    @Requested() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const { user, name, nip = null } = body;
    await this.accounts.check(user, office, '/user', request);
    return this.change(office, { kind: 'register-officer', user, name, nip }, request);
  }

  @Post('positions')
  @ApiOperation({ summary: 'Give an officer a position' })
  givePosition(
    @OfficeParameter() office: string,
    @Body() body: PositionGivenBody,
    @Requested() request: CommandRequest,
  ) {
    const { user, position, from, until, letter } = body;
    const command = {
      kind: 'give-position',
      user,
      position: { role: position.role, unit: position.unit },
      from: instantOr(from, from),
      until: instantOr(until, null),
      letter: letter ? letterOf(letter) : null,
    } as const;
    return this.change(office, command, request);
  }

  @Post('positions/:tenure/end')
  @ApiOperation({ summary: 'End an officer’s time in a position' })
  endPosition(
    @OfficeParameter() office: string,
    @UuidParameter('tenure') tenure: string,
    @Body() { until }: EndBody,
    @Requested() request: CommandRequest,
  ) {
    return this.change(office, { kind: 'end-position', tenure, until: instantOr(until, until) }, request);
  }

  @Post('grants')
  @ApiOperation({ summary: 'Make an officer administrator, auditor, inspector or privacy officer' })
  async giveGrant(
    @OfficeParameter() office: string,
    @Body() body: GrantBody,
    @Requested() request: CommandRequest,
  ): Promise<CommandAnswer> {
    await this.accounts.checkGrant(body.user, request);
    return this.change(office, { kind: 'give-grant', user: body.user, grant: body.grant }, request);
  }

  @Post('grants/withdrawal')
  @ApiOperation({ summary: 'Withdraw such a grant' })
  withdrawGrant(@OfficeParameter() office: string, @Body() body: GrantBody, @Requested() request: CommandRequest) {
    return this.change(office, { kind: 'withdraw-grant', user: body.user, grant: body.grant }, request);
  }

  @Post('mandates')
  @ApiOperation({ summary: 'Pelimpahan wewenang: the head lends powers by a letter' })
  giveMandate(@OfficeParameter() office: string, @Body() body: MandateBody, @Requested() request: CommandRequest) {
    const { kind, user, of, letter, from, until, services = null, types = null, givenBy = null } = body;
    const command = {
      kind: 'give-mandate',
      mandateKind: kind,
      ...{ user, services, types, givenBy },
      of: { role: of.role, unit: of.unit },
      letter: letterOf(letter),
      from: instantOr(from, from),
      until: instantOr(until, null),
    } as const;
    return this.change(office, command, request);
  }

  @Post('mandates/:id/revocation')
  @ApiOperation({ summary: 'The head takes lent powers back' })
  revokeMandate(
    @OfficeParameter() office: string,
    @UuidParameter() mandate: string,
    @Body() { until, revokedBy = null }: RevocationBody,
    @Requested() request: CommandRequest,
  ) {
    return this.change(office, { kind: 'revoke-mandate', mandate, until: instantOr(until, null), revokedBy }, request);
  }

  @Post('absences')
  @ApiOperation({ summary: 'An officer is away' })
  recordAbsence(@OfficeParameter() office: string, @Body() body: AbsenceBody, @Requested() request: CommandRequest) {
    const { user, from, until } = body;
    const command = {
      kind: 'record-absence',
      user,
      from: instantOr(from, from),
      until: instantOr(until, null),
    } as const;
    return this.change(office, command, request);
  }

  @Post('absences/:id/end')
  @ApiOperation({ summary: 'An officer is back' })
  endAbsence(
    @OfficeParameter() office: string,
    @UuidParameter() absence: string,
    @Body() { until }: EndBody,
    @Requested() request: CommandRequest,
  ) {
    return this.change(office, { kind: 'end-absence', absence, until: instantOr(until, until) }, request);
  }

  private change(code: string, command: OfficeCommand, request: CommandRequest): Promise<CommandAnswer> {
    return this.recorder.inOffice(code, command, request);
  }
}
