import type { Account } from '@jejak/identity';
import { applyDecorators, Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller, type Principal, principalOf, type Rights } from '../access/index.ts';
import { UuidParameter } from '../envelope/index.ts';
import { ApiProblem } from '../problems/index.ts';
import { type Asked, AskedFor, asked, officeAsked, ReadModels } from '../queries/index.ts';
import { RIGHTS } from '../tokens.ts';
import { NOTICES } from './describe-notices.ts';
import { LiveStreams } from './live-streams.ts';
import { caseSight, type Sight, worklistSight } from './sights.ts';

const LIVE_WORKLIST = { office: asked.office } as const;
const POSITION = /^[\x21-\x7e]{1,128}$/;

const LiveRoute = (summary: string) =>
  applyDecorators(
    ApiOperation({ summary, description: NOTICES.description }),
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description: 'Id of the last event that was seen: what was missed since comes first, or `refetch`.',
      schema: { type: 'string', maxLength: 128 },
    }),
    ApiOkResponse({ description: 'Goes on until the session ends.', content: NOTICES.content }),
  );

/** Server-sent events: that something changed, for those who look at it. What it is now is asked for as before. */
@ApiTags('live')
@Controller('api')
export class LiveController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(LiveStreams) private readonly streams: LiveStreams,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  @Get('worklist/live')
  @LiveRoute('Which cases of an office change, as they change')
  async worklist(
    @AskedFor(LIVE_WORKLIST) { office }: Asked<typeof LIVE_WORKLIST>,
    @Caller() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = officeAsked(principal, this.rights, office);
    await this.stream(worklistSight(code, this.seers(code, principal)), principal, request, reply);
  }

  @Get('cases/:id/live')
  @LiveRoute('That a case changes, as it changes')
  async ofCase(
    @UuidParameter() id: string,
    @Caller() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.models.get('case-file', id);
    if (!file || !this.rights.mayRead(principal, file.office)) throw new ApiProblem('unknown-case');
    await this.stream(caseSight(file.office, id, this.seers(file.office, principal)), principal, request, reply);
  }

  private seers(office: string, { office: _, account: __, ...rest }: Principal): Sight['isOpenTo'] {
    return (account: Account) => this.rights.mayRead(principalOf(account, account.office, rest), office);
  }

  private async stream(
    sight: Sight,
    principal: Principal,
    { headers, method }: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (principal.via === 'token') throw new ApiProblem('not-allowed');
    void reply.headers({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    if (method === 'HEAD') return void reply.send();
    const last = headers['last-event-id'];
    const seen = typeof last === 'string' && POSITION.test(last) ? last : null;
    await reply.send(await this.streams.open(principal, sight, seen));
  }
}
