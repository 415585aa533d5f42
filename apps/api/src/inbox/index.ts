import { Inbox } from './inbox.ts';
import { SeenMarks } from './seen-marks.ts';

export { InboxController } from './inbox.controller.ts';

export const INBOX_PROVIDERS = [Inbox, SeenMarks];
