import type { FastifyInstance } from 'fastify';
import { CommandAnswer, RecordedAnswer } from './answers.ts';

/**
 * What a client carries on: the revision as ETag, the position for its next query. A hook of Fastify's and no
 * interceptor, which would put every answer through a pipeline of observables.
 */
export function addAnswerHeaders(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_, reply, answer, done) => {
    if (answer instanceof RecordedAnswer && answer.position !== null) {
      void reply.header('Jejak-Position', answer.position);
      if (answer instanceof CommandAnswer) void reply.header('ETag', `"${answer.revision}"`);
    }
    done(null, answer);
  });
}
