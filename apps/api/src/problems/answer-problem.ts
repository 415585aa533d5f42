import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblem } from './api-problem.ts';
import { expectedProblem } from './from-error.ts';
import { languageOf } from './language.ts';
import { placesOf } from './place-of.ts';
import { problemDocument } from './problem-document.ts';

/** Tells the caller; what nobody expected is logged here, once, and shown to nobody. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const expected = expectedProblem(error);
  if (!expected) request.log.error({ err: error, requestId: request.id }, 'unexpected error');
  else if (expected.status >= 500) request.log.warn({ ...reasonOf(error), requestId: request.id }, 'could not serve');
  const problem = placed(expected ?? new ApiProblem('internal'), request);
  const language = languageOf(request.headers['accept-language']);
  void reply
    .status(problem.status)
    .headers({
      'content-language': language,
      'cache-control': 'no-store',
      ...comeAgain(problem),
      ...problem.content.headers,
    })
    .type('application/problem+json')
    .send(JSON.stringify(problemDocument(problem, language, request.id)));
}

/** A problem of our own says by its code all that there is to say. */
function reasonOf(error: unknown): object {
  return error instanceof ApiProblem && error.cause === undefined ? { problem: error.code } : { err: error };
}

function placed(problem: ApiProblem, request: FastifyRequest): ApiProblem {
  const { code, content, cause } = problem;
  return new ApiProblem(code, { ...content, errors: placesOf(problem, request) }, { cause });
}

/** Whoever is sent away for now is told when to come again. */
function comeAgain({ status }: ApiProblem): { readonly [header: string]: string } {
  return status === 503 || status === 429 || status === 507 ? { 'retry-after': '1' } : {};
}
