import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../problems/index.ts';
import type { Principal } from './principal.ts';

export const PUBLIC = 'jejak:public';

/** Served to anybody; every other route wants a session or a token. */
export const Public = () => applyDecorators(SetMetadata(PUBLIC, true), ApiExtension('x-public', true));

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
  }
}

export function principalIn(request: FastifyRequest): Principal {
  if (!request.principal) throw new ApiProblem('not-logged-in');
  return request.principal;
}

/** Who asks. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  principalIn(context.switchToHttp().getRequest<FastifyRequest>()),
);
