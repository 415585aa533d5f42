import type { JsonObject } from '@jejak/domain';
import type { CommandRequest } from '@jejak/ledger';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { principalIn } from '../access/index.ts';
import { ApiProblem } from '../problems/index.ts';
import { commandIdOf } from './command-id.ts';

/** The request as the ledger wants it: who, under which key, with which body, having seen what. */
export const Requested = createParamDecorator((_: unknown, context: ExecutionContext) =>
  commandRequestOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** A request that records in several streams at once: no revision can have been seen of all of them. */
export const RequestedOfMany = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (request.headers['if-match'] !== undefined) {
    throw new ApiProblem('if-match-of-many', {
      errors: [{ in: 'header', pointer: '/if-match', problem: 'not-allowed', expected: 'no If-Match' }],
    });
  }
  return commandRequestOf(request);
});

export function commandRequestOf(request: FastifyRequest): CommandRequest {
  const principal = principalIn(request);
  const key = idempotencyKeyOf(request);
  const expectedRevision = expectedRevisionOf(request);
  const route = `${request.method} ${request.routeOptions.url}`;
  const target = JSON.stringify(request.params ?? {});
  return {
    commandId: commandIdOf(principal.account, route, target, key),
    user: principal.account,
    instanceAdministrator: principal.instanceAdministrator,
    body: (request.body ?? {}) as JsonObject,
    correlationId: request.id,
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
    office: principal.office,
  };
}

function idempotencyKeyOf({ headers }: FastifyRequest): string {
  const key = headers['idempotency-key'];
  if (key === undefined || key === '') {
    throw new ApiProblem('idempotency-key-required', {
      errors: [{ in: 'header', pointer: '/idempotency-key', problem: 'missing' }],
    });
  }
  if (typeof key === 'string' && /^[\x21-\x7e]{1,128}$/.test(key)) return key;
  throw new ApiProblem('idempotency-key-malformed', {
    errors: [{ in: 'header', pointer: '/idempotency-key', problem: 'malformed' }],
  });
}

function expectedRevisionOf({ headers }: FastifyRequest): number | undefined {
  const tag = headers['if-match'];
  if (tag === undefined) return undefined;
  const revision = /^"(\d{1,9})"$/.exec(tag)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new ApiProblem('if-match-malformed', {
    errors: [{ in: 'header', pointer: '/if-match', problem: 'malformed', expected: 'a revision in quotes' }],
  });
}
