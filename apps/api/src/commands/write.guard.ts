import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { principalIn, type Rights } from '../access/index.ts';
import { RIGHTS } from '../tokens.ts';

/** Auditors, and accounts of no office, write nothing. */
@Injectable()
export class WriteGuard implements CanActivate {
  constructor(@Inject(RIGHTS) private readonly rights: Rights) {}

  canActivate(context: ExecutionContext): boolean {
    this.rights.checkWrite(principalIn(context.switchToHttp().getRequest<FastifyRequest>()));
    return true;
  }
}
