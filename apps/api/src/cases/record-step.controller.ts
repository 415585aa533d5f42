import type { RecordStep } from '@jejak/domain';
import { type BatchItem, type CommandRequest, nameId } from '@jejak/ledger';
import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  BatchRoutes,
  CommandAnswer,
  CommandRoutes,
  checkBatch,
  later,
  RecordedAnswer,
  Recorder,
  Requested,
  RequestedOfMany,
  unfinished,
} from '../commands/index.ts';
import { UuidParameter } from '../envelope/index.ts';
import { ApiProblem } from '../problems/index.ts';
import { claimsOf } from './case-envelope.ts';
import { BatchStepBody, StepBody } from './record-step.body.ts';

export class BatchStepAnswer extends RecordedAnswer {
  @ApiProperty({ type: [CommandAnswer] }) readonly cases: readonly object[];
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'null' }] }) readonly position: string | null;

  constructor(cases: readonly object[], position: string | null) {
    super();
    this.cases = cases;
    this.position = position;
  }
}

@ApiTags('cases')
@Controller('api')
export class RecordStepController {
  constructor(@Inject(Recorder) private readonly recorder: Recorder) {}

  @Post('cases/:id/steps')
  @CommandRoutes()
  @ApiOperation({ summary: 'Record a step, an exit or a parallel fact of a case' })
  @ApiCreatedResponse({ type: CommandAnswer })
  record(
    @UuidParameter() id: string,
    @Body() body: StepBody,
    @Requested() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.recorder.inCase(id, stepOf(body), request);
  }

  @Post('steps')
  @BatchRoutes()
  @HttpCode(201)
  @ApiOperation({ summary: 'Record the same step in many cases, each with its own event' })
  @ApiCreatedResponse({ type: BatchStepAnswer })
  @ApiResponse({ status: 207, description: 'Recording failed on the way; the same key completes it.' })
  async recordInMany(
    @Body() body: BatchStepBody,
    @RequestedOfMany() request: CommandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BatchStepAnswer> {
    refuseRepeats(body.cases);
    const batch = await this.recorder.inCases(body.cases, stepOf(body), request);
    checkBatch(batch);
    if (batch.kind === 'partial') void reply.status(207);
    const cases = await Promise.all(batch.items.map((item) => this.itemAnswer(item, request)));
    const position = cases.reduce(
      (latest, item) => (item instanceof CommandAnswer ? later(item.position, latest) : latest),
      batch.position,
    );
    return new BatchStepAnswer(cases, position);
  }

  private async itemAnswer(item: BatchItem, request: CommandRequest): Promise<object> {
    const { case: id, answer } = item;
    if (answer.kind !== 'accepted') return unfinished(item);
    // The ledger gives each case of a batch a command of its own.
    const own = { office: request.office, commandId: nameId(request.commandId, id) };
    return new CommandAnswer(id, answer, await this.recorder.letterOf(id, answer, own));
  }
}

function stepOf(body: StepBody): RecordStep {
  const { step, party, deviation } = body;
  return {
    kind: 'record-step',
    step,
    ...claimsOf(body),
    ...(party === undefined ? {} : { party }),
    ...(deviation === undefined ? {} : { deviation: { to: deviation.to, facts: deviation.facts } }),
  };
}

function refuseRepeats(cases: readonly string[]): void {
  const repeated = cases.findIndex((id, index) => cases.indexOf(id) !== index);
  if (repeated === -1) return;
  throw new ApiProblem('request-invalid', {
    errors: [{ in: 'body', pointer: `/cases/${repeated}`, problem: 'not-allowed', expected: 'each case once' }],
  });
}
