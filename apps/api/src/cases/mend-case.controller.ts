import type { CommandRequest } from '@jejak/ledger';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandAnswer, CommandRoutes, Recorder, Requested } from '../commands/index.ts';
import { UuidParameter } from '../envelope/index.ts';
import { claimsOf } from './case-envelope.ts';
import { CorrectionBody, ReopenBody } from './fact-bodies.ts';

@ApiTags('cases')
@Controller('api/cases/:id')
@CommandRoutes()
@ApiCreatedResponse({ type: CommandAnswer })
export class MendCaseController {
  constructor(@Inject(Recorder) private readonly recorder: Recorder) {}

  @Post('corrections')
  @ApiOperation({ summary: 'Ralat: correct an earlier event by a new one' })
  correct(
    @UuidParameter() id: string,
    @Body() { event, facts, why, occurredAt }: CorrectionBody,
    @Requested() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const command = {
      kind: 'correct',
      event,
      why,
      ...(facts === undefined ? {} : { facts }),
      ...(occurredAt === undefined ? {} : { occurredAt }),
    } as const;
    return this.recorder.inCase(id, command, request);
  }

  @Post('reopening')
  @ApiOperation({ summary: 'A closed case goes on; a new clock starts' })
  reopen(
    @UuidParameter() id: string,
    @Body() body: ReopenBody,
    @Requested() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.recorder.inCase(id, { kind: 'reopen', to: body.to, ...claimsOf(body) }, request);
  }
}
