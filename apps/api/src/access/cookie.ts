import { SESSION_SECONDS } from '@jejak/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The `__Host-` prefix makes browsers hold the cookie to this host and to HTTPS. */
function nameOf(secure: boolean): string {
  return secure ? '__Host-jejak' : 'jejak';
}

export function sessionSecret(request: FastifyRequest, secure: boolean): string | undefined {
  return request.cookies[nameOf(secure)];
}

export function giveSessionCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: SESSION_SECONDS } as const;
  void reply.setCookie(nameOf(secure), secret, options);
}

export function takeSessionCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(nameOf(secure), { path: '/', httpOnly: true, sameSite: 'strict', secure });
}
