import type { CommandRequest } from '@jejak/ledger';
import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Caller, type Principal } from '../access/index.ts';
import {
  BatchRoutes,
  checkBatch,
  later,
  RecordedAnswer,
  Recorder,
  RequestedOfMany,
  unfinished,
} from '../commands/index.ts';
import { ApiProblem } from '../problems/index.ts';
import { claimsOf } from './case-envelope.ts';
import { ReportBody, type ReportedCaseBody, subjectClaimOf } from './take-in.body.ts';

export class OpenedCaseAnswer {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'null' }], description: 'Null while not yet allotted.' })
  readonly number!: string | null;
  @ApiProperty({ oneOf: [{ type: 'string', format: 'uuid' }, { type: 'null' }] }) readonly client!: string | null;
  @ApiProperty({ oneOf: [{ type: 'string', format: 'uuid' }, { type: 'null' }] }) readonly reporter!: string | null;
  @ApiProperty({ type: 'integer' }) readonly revision!: number;
  @ApiProperty() readonly repeated!: boolean;
}

export class ReportAnswer extends RecordedAnswer {
  @ApiProperty({ type: [OpenedCaseAnswer] }) readonly cases: readonly object[];
  @ApiProperty() readonly position: string;

  constructor(cases: readonly object[], position: string) {
    super();
    this.cases = cases;
    this.position = position;
  }
}

@ApiTags('cases')
@Controller('api/reports')
@BatchRoutes()
export class TakeInController {
  constructor(@Inject(Recorder) private readonly recorder: Recorder) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Terima laporan / permohonan / pengaduan: one report, which opens one case or several' })
  @ApiCreatedResponse({ type: ReportAnswer })
  @ApiResponse({ status: 207, description: 'Recording failed on the way; the same key completes it.' })
  async takeIn(
    @Body() body: ReportBody,
    @Caller() principal: Principal,
    @RequestedOfMany() request: CommandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportAnswer> {
    const office = officeFor(body, principal);
    const { occurredAt, performedBy } = claimsOf(body);
    const batch = await this.recorder.takeIn(
      {
        office,
        service: body.service,
        ...(occurredAt === undefined ? {} : { occurredAt }),
        ...(performedBy === undefined ? {} : { performedBy }),
        cases: body.cases.map(caseOf),
      },
      request,
    );
    checkBatch(batch);
    if (batch.kind === 'partial') void reply.status(207);
    return this.answer(batch, office);
  }

  private async answer(batch: Awaited<ReturnType<Recorder['takeIn']>>, office: string): Promise<ReportAnswer> {
    let position = batch.position ?? '';
    const cases = await Promise.all(
      batch.items.map(async (item) => {
        const { case: id, client, reporter, answer } = item;
        if (answer.kind !== 'accepted') return unfinished(item);
        const number = await this.recorder.numberOfCase(id, office, answer);
        position = later(later(position, answer.position), number?.position);
        const { revision, repeated } = answer;
        return { id, number: number?.printed ?? null, client, reporter, revision, repeated };
      }),
    );
    return new ReportAnswer(cases, position);
  }
}

function officeFor({ office }: ReportBody, principal: Principal): string {
  if (principal.office === null) throw new ApiProblem('not-allowed');
  if (office === undefined || office === principal.office) return principal.office;
  throw new ApiProblem('other-office', {
    details: { office: principal.office },
    errors: [{ in: 'body', pointer: '/office', problem: 'not-allowed', expected: principal.office }],
  });
}

function caseOf({ client, reporter, facts }: ReportedCaseBody, index: number) {
  return {
    client: subjectClaimOf(client, 'cases', index, 'client'),
    reporter: subjectClaimOf(reporter, 'cases', index, 'reporter'),
    facts,
  };
}
