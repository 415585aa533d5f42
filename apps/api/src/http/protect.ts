import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** Security headers (nothing inline, nothing from elsewhere), cookies, and uploads. */
export async function protect(fastify: FastifyInstance, { https }: { readonly https: boolean }): Promise<void> {
  const secure = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          'style-src': ["'self'"],
          'img-src': ["'self'", 'data:'],
          'font-src': ["'self'"],
          'connect-src': ["'self'"],
          'manifest-src': ["'self'"],
          'form-action': ["'self'"],
          'base-uri': ["'none'"],
          'frame-ancestors': ["'none'"],
          ...(https ? { 'upgrade-insecure-requests': [] } : {}),
        },
      },
      strictTransportSecurity: https,
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginEmbedderPolicy: true,
    }),
  );
  // Answers are about people and about now: no browser or proxy keeps one. Files of pages say otherwise themselves.
  const always = { ...secure, 'cache-control': 'no-store' };
  fastify.addHook('onRequest', (_, reply, done) => {
    void reply.headers(always);
    done();
  });
  await fastify.register(cookie);
  await fastify.register(multipart);
}

/** What the middleware sets is the same for every answer, so it is asked once. */
function headersOf(middleware: ReturnType<typeof helmet>): Readonly<OutgoingHttpHeaders> {
  const request = new IncomingMessage(new Socket());
  const answer = new ServerResponse(request);
  let outcome: unknown = new Error('the security headers were not set at once');
  middleware(request, answer, (error) => {
    outcome = error;
  });
  if (outcome !== undefined) throw outcome;
  return answer.getHeaders();
}
