import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** Security headers (nothing inline, nothing from elsewhere), cookies, and uploads. */
export async function protect(fastify: FastifyInstance, { https }: { readonly https: boolean }): Promise<void> {
  // Made once: Fastify's plugin for it reads all of this again for every request.
  const secure = helmet({
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
  });
  fastify.addHook('onRequest', ({ raw }, reply, done) =>
    secure(raw, reply.raw, (error) => done(error instanceof Error ? error : undefined)),
  );
  // Answers are about people and about now: no browser or proxy keeps one. Files of pages say otherwise themselves.
  fastify.addHook('onRequest', async (_, reply) => {
    void reply.header('cache-control', 'no-store');
  });
  await fastify.register(cookie);
  await fastify.register(multipart);
}
