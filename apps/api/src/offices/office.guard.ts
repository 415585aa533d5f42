import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { principalIn, type Rights } from '../access/index.ts';
import { RIGHTS } from '../tokens.ts';

/** An office is changed from within, or by whoever administers the instance. */
@Injectable()
export class OfficeGuard implements CanActivate {
  constructor(@Inject(RIGHTS) private readonly rights: Rights) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { readonly code: string } }>>();
    this.rights.checkOffice(principalIn(request), request.params.code);
    return true;
  }
}
