import { createHmac, timingSafeEqual } from 'node:crypto';

/** Belongs to one session, can be made from its secret alone, and does not lead back to it. */
export function csrfToken(secret: string): string {
  return createHmac('sha256', secret).update('jejak csrf token').digest('base64url');
}

/** In a time that does not tell how much of it is right. */
export function isSameToken(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
