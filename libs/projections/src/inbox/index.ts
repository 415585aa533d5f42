export { type InboxEntry, inboxOf } from './entry.ts';
export { inbox } from './inbox.ts';
