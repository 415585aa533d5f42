import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';
import { ApiProblem, answerProblem } from '../problems/index.ts';
import { parseBody } from './parse-body.ts';

/** The most bytes that a JSON body may have. */
export const MAX_BODY_BYTES = 1024 * 1024;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface AdapterOptions {
  readonly log: Logger;
  readonly trustProxy: boolean;
}

/** Fastify as this API wants it: its own JSON parser, request ids that may go into events, problems everywhere. */
export function fastifyAdapter({ log, trustProxy }: AdapterOptions): FastifyAdapter {
  const loggerInstance: FastifyBaseLogger = log;
  const adapter = new FastifyAdapter({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    // The one proxy in front and no further: whatever stands before its entry was written by the caller.
    trustProxy: trustProxy && ((_address: string, hop: number) => hop === 0),
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    // What still comes over open connections while it stops is answered like all before: the stores close last.
    return503OnClosing: false,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    skipMiddie: true,
    // Reached before any route: an address that does not decode, or with a part that is too long.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const code = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'address-too-long' : 'request-malformed';
      answerProblem(new ApiProblem(code), request, reply);
    },
    // Only a UUID is taken from outside: the id stands in events, and a free text could name somebody.
    genReqId: ({ headers }: IncomingMessage) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && UUID.test(given) ? given : randomUUID();
    },
  });
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, bytes: Buffer) =>
    parseBody(bytes),
  );
  return adapter;
}
