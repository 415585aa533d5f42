import type { LedgerEvent } from '@jejak/domain';
import { defineProjection } from '../projection.ts';
import { type InboxEntry, inboxOf } from './entry.ts';

/** Reminders by whom they concern, and by case. */
export const inbox = defineProjection<InboxEntry>({
  name: 'inbox',
  version: 1,
  indexes: [
    ['office', 'to', 'ordinal'],
    ['case', 'ordinal'],
  ],
  keys: (event) => (event.type === 'ReminderSent' ? event.data.to.map((_, place) => idOf(event, place)) : []),
  reduce(_, event, ordinal, _reference, id) {
    if (event.type !== 'ReminderSent') return undefined;
    const { to, ...reminder } = event.data;
    const addressee = to.find((_, place) => idOf(event, place) === id);
    if (addressee === undefined) return undefined;
    const { id: reminderId, office, recordedAt: sentAt } = event;
    return { ...reminder, id, ordinal, office, to: inboxOf(addressee), reminder: reminderId, sentAt };
  },
});

function idOf({ id }: LedgerEvent, place: number): string {
  return `${id}/${place}`;
}
