import type { Configuration } from '@jejak/configuration';
import { type ActiveSession, csrfToken, type Identity, isSameToken } from '@jejak/identity';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../problems/index.ts';
import { CONFIGURATION, IDENTITY } from '../tokens.ts';
import { sessionSecret } from './cookie.ts';
import { PUBLIC } from './markers.ts';
import { type Principal, principalOf } from './principal.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every route wants to know who asks, unless it is marked public. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  /** Of the sessions that are held, which are found by their secret. */
  private readonly csrfTokens = new WeakMap<ActiveSession, string>();

  constructor(
    @Inject(IDENTITY) private readonly identity: Identity,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.principal = await this.principal(request);
    if (!request.principal.mayWrite && !SAFE.has(request.method)) throw new ApiProblem('not-allowed');
    return true;
  }

  private principal(request: FastifyRequest): Promise<Principal> {
    const { authorization } = request.headers;
    return authorization === undefined ? this.bySession(request) : this.byToken(authorization);
  }

  private async bySession(request: FastifyRequest): Promise<Principal> {
    const secret = sessionSecret(request, this.configuration.secureCookies);
    const active = secret === undefined ? undefined : await this.identity.sessions.find(secret);
    if (secret === undefined || !active) throw notLoggedIn();
    const csrf = this.csrfTokens.get(active) ?? csrfToken(secret);
    this.csrfTokens.set(active, csrf);
    if (!SAFE.has(request.method) && !isSameToken(csrf, String(request.headers['x-csrf-token'] ?? '')))
      throw new ApiProblem('csrf-token-required');
    return principalOf(active.account, active.account.office, {
      sessionHash: active.session.id,
      csrf,
      via: 'session',
      mayWrite: true,
    });
  }

  private async byToken(authorization: string): Promise<Principal> {
    const secret = /^Bearer ([\w-]{1,128})$/i.exec(authorization)?.[1];
    const active = secret === undefined ? undefined : await this.identity.apiTokens.find(secret);
    if (!active) throw notLoggedIn();
    const { token, account } = active;
    const mayWrite = token.scopes.includes('write');
    return principalOf(account, token.office, { sessionHash: token.id, csrf: null, via: 'token', mayWrite });
  }
}

function notLoggedIn(): ApiProblem {
  return new ApiProblem('not-logged-in', { headers: { 'www-authenticate': 'Bearer' } });
}
