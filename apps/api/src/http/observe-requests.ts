import type { FastifyInstance } from 'fastify';

/** What is known of one answered request; the route is its pattern, so that no id or search word is in it. */
export interface AnsweredRequest {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
  readonly account: string | null;
  /** True for live updates, whose time is how long somebody looked on. */
  readonly streamed: boolean;
}

/** Tells of every answered request, and gives each answer its request's id. */
export function observeRequests(fastify: FastifyInstance, answered: (request: AnsweredRequest) => void): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    answered({
      requestId: request.id,
      method: request.method,
      route: request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown'),
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
      account: request.principal?.account ?? null,
      streamed: String(reply.getHeader('content-type')).startsWith('text/event-stream'),
    });
    done();
  });
}
