import { createHmac, timingSafeEqual } from 'node:crypto';

/** Belongs to one session, can be made from its secret alone, and does not lead back to it. */
export function csrfToken(secret: string): string {
  return createHmac('sha256', secret).update('jejak csrf token').digest('base64url');
}

export function isCsrfToken(secret: string, token: string): boolean {
  const expected = Buffer.from(csrfToken(secret));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
