import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Principal, principalIn } from '../../access/index.ts';

/** Who looks, in which request; and where it is said that something could not be shown. */
export interface Viewer {
  readonly principal: Principal;
  readonly correlationId: string;
  warn(error: unknown): void;
}

export const Viewing = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    principal: principalIn(request),
    correlationId: request.id,
    warn: (error) => request.log.warn({ err: error, requestId: request.id }, 'personal facts withheld'),
  };
});
