import { type Instant, mandatesOf, type OfficeState, tenuresOf } from '@jejak/domain';
import { inboxOf } from '@jejak/projections';

/** Names of the inboxes that are somebody's: their own, those of the positions they hold, and of those lent to them. */
export function ownInboxes(office: OfficeState, user: string, at: Instant): readonly string[] {
  const held = tenuresOf(office, user, at).map(({ position }) => position);
  const lent = mandatesOf(office, user, at).map(({ of }) => of);
  return [...new Set([inboxOf({ user }), ...[...held, ...lent].map((position) => inboxOf({ position }))])];
}
