import type { PlainCommand } from '@jejak/domain';
import type { CommandRequest } from '@jejak/ledger';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandAnswer, CommandRoutes, Recorder, Requested } from '../commands/index.ts';
import { UuidParameter } from '../envelope/index.ts';
import { type CaseClaims, claimsOf } from './case-envelope.ts';
import * as Bodies from './fact-bodies.ts';

/** What is recorded in a case beside the steps of its procedure; each leaves one event. */
@ApiTags('cases')
@Controller('api/cases/:id')
@CommandRoutes()
@ApiCreatedResponse({ type: CommandAnswer })
export class CaseFactsController {
  constructor(@Inject(Recorder) private readonly recorder: Recorder) {}

  @Post('requirements')
  @ApiOperation({ summary: 'A requirement was received' })
  receive(
    @UuidParameter() id: string,
    @Body() body: Bodies.ReceiveRequirementBody,
    @Requested() request: CommandRequest,
  ) {
    return this.record(id, 'receive-requirement', claimsOf(body), request);
  }

  @Post('requirements/waivers')
  @ApiOperation({ summary: 'A requirement is waived, with a reason' })
  waive(@UuidParameter() id: string, @Body() body: Bodies.WaiveRequirementBody, @Requested() request: CommandRequest) {
    return this.record(id, 'waive-requirement', claimsOf(body), request);
  }

  @Post('pauses')
  @ApiOperation({ summary: 'Menunggu: the office waits for somebody else' })
  pause(@UuidParameter() id: string, @Body() body: Bodies.PauseBody, @Requested() request: CommandRequest) {
    return this.record(id, 'pause-clock', claimsOf(body), request);
  }

  @Post('pauses/end')
  @ApiOperation({ summary: 'The wait is over' })
  resume(@UuidParameter() id: string, @Body() body: Bodies.ResumeBody, @Requested() request: CommandRequest) {
    return this.record(id, 'resume-clock', claimsOf(body), request);
  }

  @Post('extensions')
  @ApiOperation({ summary: 'The term is extended, before it is broken' })
  extend(@UuidParameter() id: string, @Body() body: Bodies.ExtendBody, @Requested() request: CommandRequest) {
    return this.record(id, 'extend-term', claimsOf(body), request);
  }

  @Post('subjects')
  @ApiOperation({ summary: 'Another person belongs to the case' })
  link(@UuidParameter() id: string, @Body() body: Bodies.LinkSubjectBody, @Requested() request: CommandRequest) {
    return this.record(id, 'link-subject', claimsOf(body), request);
  }

  @Post('notes')
  @ApiOperation({ summary: 'Add a note; its text is sealed' })
  note(@UuidParameter() id: string, @Body() body: Bodies.NoteBody, @Requested() request: CommandRequest) {
    return this.record(id, 'add-note', claimsOf(body), request);
  }

  @Post('assignment')
  @ApiOperation({ summary: 'Hand the case over to another officer' })
  assign(@UuidParameter() id: string, @Body() body: Bodies.AssignBody, @Requested() request: CommandRequest) {
    return this.record(id, 'reassign', claimsOf(body), request);
  }

  @Post('duplicates')
  @ApiOperation({ summary: 'The case is the same as another one' })
  duplicate(@UuidParameter() id: string, @Body() body: Bodies.DuplicateBody, @Requested() request: CommandRequest) {
    return this.record(id, 'mark-duplicate', claimsOf(body), request);
  }

  @Post('relations')
  @ApiOperation({ summary: 'The case has to do with another one' })
  relate(@UuidParameter() id: string, @Body() body: Bodies.RelateBody, @Requested() request: CommandRequest) {
    return this.record(id, 'relate', claimsOf(body), request);
  }

  @Post('standard')
  @ApiOperation({ summary: 'Bind the case to another version of its standard' })
  rebind(@UuidParameter() id: string, @Body() body: Bodies.RebindBody, @Requested() request: CommandRequest) {
    return this.record(id, 'rebind-standard', claimsOf(body), request);
  }

  @Post('documents/:document/void')
  @ApiOperation({ summary: 'A letter of the case is void' })
  voidDocument(
    @UuidParameter() id: string,
    @UuidParameter('document') document: string,
    @Body() body: Bodies.VoidDocumentBody,
    @Requested() request: CommandRequest,
  ) {
    const claims = claimsOf(body);
    return this.record(id, 'void-document', { ...claims, facts: { ...claims.facts, document } }, request);
  }

  private record(
    id: string,
    kind: PlainCommand['kind'],
    claims: CaseClaims,
    request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.recorder.inCase(id, { kind, ...claims }, request);
  }
}
