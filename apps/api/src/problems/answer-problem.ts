import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblem } from './api-problem.ts';
import { expectedProblem } from './from-error.ts';
import { languageOf } from './language.ts';
import { problemDocument } from './problem-document.ts';

/** Tells the caller; what nobody expected is logged here, once, and shown to nobody. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const expected = expectedProblem(error);
  if (!expected) request.log.error({ err: error, requestId: request.id }, 'unexpected error');
  else if (expected.status >= 500) request.log.warn({ err: error, requestId: request.id }, 'could not serve');
  const problem = expected ?? new ApiProblem('internal');
  const language = languageOf(request.headers['accept-language']);
  void reply
    .status(problem.status)
    .headers({ 'content-language': language, 'cache-control': 'no-store', ...problem.content.headers })
    .type('application/problem+json')
    .send(JSON.stringify(problemDocument(problem, language, request.id)));
}
