import { expect, test } from '@jest/globals';
import { mailQueue } from '../mail-queue/index.ts';
import { fold, folded, takenIn } from '../testing/index.ts';
import { inbox } from './inbox.ts';

const reminder = {
  clock: { kind: 'promise', name: 'promise', run: 0 },
  rung: 'half',
  dueAt: '2026-02-03T09:00:00.000Z',
  reachedAt: '2026-02-02T06:00:00.000Z',
} as const;

test('a reminder is in the inbox of everybody whom it concerns, at its place in the ledger', () => {
  const { ledger, id } = takenIn();
  const to = [{ position: { role: 'case-worker', unit: 'rehsos' } }, { user: 'worker' }] as const;
  const sent = ledger.reminds(id, reminder, to);
  expect([...fold(inbox, ledger.events).values()]).toMatchObject([
    { to: 'position/case-worker/rehsos', case: id, reminder: sent, rung: 'half', ordinal: ledger.events.length - 1 },
    { to: 'user/worker', case: id, reminder: sent, dueAt: reminder.dueAt },
  ]);
});

test('a reminder waits to be mailed until it was', () => {
  const { ledger, id } = takenIn();
  const sent = ledger.reminds(id, reminder, [{ user: 'worker' }]);
  expect(folded(mailQueue, ledger.events, sent)).toMatchObject({ case: id, mailed: false, to: [{ user: 'worker' }] });
  ledger.mails(id, sent);
  expect(folded(mailQueue, ledger.events, sent).mailed).toBe(true);
});
