import { IDENTITY_FACTS, type JsonObject, MERGE_FACTS } from '@jejak/domain';
import type { CommandRequest } from '@jejak/ledger';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandAnswer, CommandRoutes, Recorder, Requested } from '../commands/index.ts';
import { Facts, InstantText, UuidParameter } from '../envelope/index.ts';

export class IdentificationBody {
  @InstantText({ optional: true }) readonly occurredAt?: string;
  @Facts(IDENTITY_FACTS) readonly facts!: JsonObject;
}

export class MergeBody {
  @InstantText({ optional: true }) readonly occurredAt?: string;
  @Facts(MERGE_FACTS) readonly facts!: JsonObject;
}

@ApiTags('subjects')
@Controller('api/subjects/:id')
@CommandRoutes()
@ApiCreatedResponse({ type: CommandAnswer })
export class SubjectsController {
  constructor(@Inject(Recorder) private readonly recorder: Recorder) {}

  @Post('identification')
  @ApiOperation({ summary: 'It became known who a person is, or what was known is put right' })
  identify(
    @UuidParameter() id: string,
    @Body() body: IdentificationBody,
    @Requested() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.recorder.inSubject(id, { kind: 'identify-subject', ...claimsOf(body) }, request);
  }

  @Post('merge')
  @ApiOperation({ summary: 'Two entries are the same person; the other one goes on' })
  merge(
    @UuidParameter() id: string,
    @Body() body: MergeBody,
    @Requested() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.recorder.inSubject(id, { kind: 'merge-subject', ...claimsOf(body) }, request);
  }
}

function claimsOf({ facts, occurredAt }: IdentificationBody | MergeBody) {
  return { facts, ...(occurredAt === undefined ? {} : { occurredAt }) };
}
