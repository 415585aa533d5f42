import type { Configuration } from '@jejak/configuration';
import { csrfToken, type Identity } from '@jejak/identity';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Caller,
  giveSessionCookie,
  type Principal,
  Public,
  principalOf,
  sessionSecret,
  takeSessionCookie,
} from '../access/index.ts';
import { LiveStreams } from '../live/index.ts';
import { ApiProblem, retryAfter } from '../problems/index.ts';
import { CONFIGURATION, IDENTITY } from '../tokens.ts';
import { LoginBody } from './bodies.ts';
import { SessionAnswer } from './session-answer.ts';
import { Who } from './who.ts';

@ApiTags('identity')
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(IDENTITY) private readonly identity: Identity,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(Who) private readonly who: Who,
    @Inject(LiveStreams) private readonly live: LiveStreams,
  ) {}

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Log in' })
  @ApiOkResponse({ type: SessionAnswer })
  async logIn(
    @Body() { login, password }: LoginBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const result = await this.identity.login.attempt({ login, password, address: request.ip });
    if (result.kind === 'throttled') throw new ApiProblem('too-many-attempts', retryAfter(result.retryAfterSeconds));
    if (result.kind === 'refused') throw new ApiProblem('login-refused');
    if (result.kind === 'disabled') throw new ApiProblem('account-disabled');
    const { account } = result;
    const { secret, session } = await this.identity.sessions.open(account.id);
    giveSessionCookie(reply, secret, this.configuration.secureCookies);
    const rest = { sessionHash: session.id, csrf: csrfToken(secret), via: 'session', mayWrite: true } as const;
    return this.who.is(principalOf(account, account.office, rest));
  }

  @Get()
  @ApiOperation({ summary: 'Who is logged in, in which positions' })
  @ApiOkResponse({ type: SessionAnswer })
  read(@Caller() principal: Principal): Promise<SessionAnswer> {
    return this.who.is(principal);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Log out' })
  @ApiNoContentResponse()
  async logOut(
    @Caller() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const secret = sessionSecret(request, this.configuration.secureCookies);
    if (principal.via === 'token' || secret === undefined) throw new ApiProblem('not-allowed');
    await this.identity.sessions.revoke(principal.sessionHash);
    this.live.endOf(principal.sessionHash);
    takeSessionCookie(reply, this.configuration.secureCookies);
  }
}
