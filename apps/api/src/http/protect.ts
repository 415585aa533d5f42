import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';

/** Security headers (nothing inline, nothing from elsewhere), cookies, and uploads. */
export async function protect(fastify: FastifyInstance, { https }: { readonly https: boolean }): Promise<void> {
  await fastify.register(helmet, {
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
  // Answers are about people and about now: no browser or proxy keeps one. Files of pages say otherwise themselves.
  fastify.addHook('onRequest', async (_, reply) => {
    void reply.header('cache-control', 'no-store');
  });
  await fastify.register(cookie);
  await fastify.register(multipart);
}
