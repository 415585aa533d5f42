import { verifyChain } from '@jejak/integrity';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { WantedReminder } from '../ledger.ts';
import { openStage, type Stage, taken } from '../testing/index.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const reminder = (rung: WantedReminder['rung'], dueAt: string): WantedReminder => ({
  clock: { kind: 'promise', name: 'promise', run: 0 },
  rung,
  dueAt,
  reachedAt: '2026-03-02T02:00:00.000Z',
  to: [{ position: { role: 'case-worker', unit: 'rehsos' } }],
});
const DUE = '2026-03-05T09:00:00.000Z';
const MOVED = '2026-03-06T09:00:00.000Z';

test('a reminder is sent once, however many processes ask for it at once, and again where the due date moved', async () => {
  const [id = ''] = await taken(stage.ledger, 'r1');
  const of = { case: id, office: 'DMI', service: 'odgj' };
  const ledgers = [stage.ledger, stage.another(), stage.another()];
  const wanted = [reminder('half', DUE), reminder('four-fifths', DUE)];
  const answers = await Promise.all([...ledgers, ...ledgers].map((ledger) => ledger.remind(of, wanted)));
  expect(answers.flat().map(({ rung }) => rung)).toEqual(['half', 'four-fifths']);
  expect(await stage.another().remind(of, [reminder('half', DUE), reminder('half', MOVED)])).toMatchObject([
    { rung: 'half', dueAt: MOVED },
  ]);
  const events = await stage.eventsOf(`escalation-${id}`);
  expect(events).toMatchObject([
    { type: 'ReminderSent', data: { case: id, service: 'odgj', rung: 'half', dueAt: DUE, to: wanted[0]?.to } },
    { type: 'ReminderSent', data: { rung: 'four-fifths', dueAt: DUE } },
    { type: 'ReminderSent', data: { rung: 'half', dueAt: MOVED }, sealed: [] },
  ]);
  expect(verifyChain(await stage.stores.store.readStream(`escalation-${id}`))).toBeNull();
});

test('that it was mailed is written once', async () => {
  const [id = ''] = await taken(stage.ledger, 'r1');
  const of = { case: id, office: 'DMI', service: 'odgj' };
  const [sent] = await stage.ledger.remind(of, [reminder('due', DUE)]);
  const mailed = { reminder: sent?.id ?? '', accepted: ['u1'], refused: [] };
  await Promise.all([stage.ledger, stage.another()].map((ledger) => ledger.reminderMailed(of, mailed)));
  const [first, ...rest] = (await stage.eventsOf(`escalation-${id}`)).slice(1);
  expect([first, rest]).toMatchObject([{ type: 'ReminderMailed', data: mailed }, []]);
  expect(sent?.id).not.toBe('');
});
