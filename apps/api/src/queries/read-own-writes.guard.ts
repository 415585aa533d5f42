import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiProblem, retryAfter } from '../problems/index.ts';
import { ReadModels } from './read-models.ts';

const HEADER = 'jejak-position';
/** How long a query waits for the position that it names, in milliseconds. */
const WAIT_MS = 2000;

/** A query that carries the position of a command sees that command, or is told to come again. */
@Injectable()
export class ReadOwnWritesGuard implements CanActivate {
  constructor(@Inject(ReadModels) private readonly models: ReadModels) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const position = context.switchToHttp().getRequest<FastifyRequest>().headers[HEADER];
    if (position === undefined) return true;
    if (typeof position !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(position)) {
      throw new ApiProblem('request-invalid', {
        errors: [{ in: 'header', pointer: `/${HEADER}`, problem: 'malformed', expected: 'position of a command' }],
      });
    }
    if (await this.models.until(position, WAIT_MS)) return true;
    throw new ApiProblem('not-there-yet', retryAfter(1));
  }
}
