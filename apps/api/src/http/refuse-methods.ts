import type { FastifyInstance } from 'fastify';
import { ApiProblem, answerProblem } from '../problems/index.ts';
import type { RouteTable } from './route-table.ts';

/** Tells a wrong method (405, with those that are served) from an address that leads nowhere (404). */
export function refuseMethods(fastify: FastifyInstance, table: RouteTable): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    const allowed = table.methodsAt(request.url.split('?')[0] ?? '');
    if (allowed.length === 0) return;
    answerProblem(new ApiProblem('method-not-allowed', { headers: { allow: allowed.join(', ') } }), request, reply);
    return reply;
  });
}
