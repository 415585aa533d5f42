import { LETTER, taken, userId } from '@jejak/ledger/testing';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Escalation } from '../escalation/index.ts';
import { Bench } from '../testing/bench.ts';
import { STRANGER } from '../testing/certificates.ts';
import { SmtpStandIn } from '../testing/smtp-stand-in.ts';
import { openSmtpSender, ReminderMail, type SmtpSettings } from './index.ts';

const DAY = 86_400_000;
const CREDENTIALS = { user: 'jejak', password: 'hujan di bukit pagi' };

let bench: Bench;
let server: SmtpStandIn;
let mail: ReminderMail;
let closeSender: () => void;
beforeEach(async () => {
  bench = await Bench.open();
  server = await SmtpStandIn.start(CREDENTIALS);
  mail = open();
});
afterEach(async () => {
  closeSender();
  await server.close();
  await bench.close();
});

/** As another process would, with nothing remembered. */
function open(settings: Partial<SmtpSettings> = {}): ReminderMail {
  const sender = openSmtpSender({
    ...{ host: '127.0.0.1', port: server.port, tls: 'starttls', credentials: CREDENTIALS, ca: server.certificate },
    from: 'jejak@dinsos.example',
    ...settings,
  });
  closeSender = () => sender.close();
  return new ReminderMail({
    models: bench.models,
    ledger: bench.stage.ledger,
    sender,
    addresses: { addressOf: async (user) => (user === userId('DMI', 'loket') ? null : `${user}@dinsos.example`) },
    linkTo: (id) => `https://jejak.example/cases/${id}`,
  });
}

async function followed<T>(work: () => Promise<T>): Promise<T> {
  await bench.caughtUp();
  await bench.live.refresh();
  return work();
}

/** Lets so many rungs of a letter's promise be reached at once. */
async function reach(rungs: number): Promise<string> {
  const [id = ''] = await taken(bench.stage.ledger, 'r1', 1, LETTER);
  const escalation = new Escalation(bench.models, bench.stage.ledger);
  await followed(async () => {
    const { documents } = await bench.models.find('reminders', { limit: 1 });
    bench.stage.stores.clock.set(documents[0]?.coming[rungs - 1]?.at ?? '');
    expect(await escalation.step(bench.now)).toBe(rungs);
  });
  await bench.caughtUp();
  return id;
}

const step = () => followed(() => mail.step(bench.now));
/** What was written down of the mails of a case, those to nobody first. */
const mailed = async (id: string) =>
  (await bench.stage.eventsOf(`escalation-${id}`))
    .flatMap(({ type, data }) => (type === 'ReminderMailed' ? [data as { readonly accepted: readonly string[] }] : []))
    .toSorted((one, other) => one.accepted.length - other.accepted.length);
const KASI = userId('DMI', 'kasi-linjamsos');
const SUPERVISOR = userId('DMI', 'supervisor');

describe('a reminder by mail', () => {
  test('goes once to each person whom it concerns, says nothing of persons, and is written down', async () => {
    const id = await reach(3);
    expect([await step(), await step()]).toEqual([3, 0]);
    expect(server.received.map(({ to }) => to).toSorted()).toEqual(
      [KASI, SUPERVISOR].map((user) => `${user}@dinsos.example`).toSorted(),
    );
    const [first] = server.received;
    expect(first?.text).toContain('Batas waktu: ');
    expect(first?.text).toContain(`https://jejak.example/cases/${id}`);
    expect(first?.subject).toBe('[Jejak] DMI-2026-00001: batas waktu telah tiba');
    expect(first?.text).not.toMatch(/Siti|Aminah|1472015708900003|pasar/);
    expect(await mailed(id)).toMatchObject([
      { accepted: [], refused: [] },
      { accepted: [], refused: [] },
      { accepted: expect.arrayContaining([KASI, SUPERVISOR]), refused: [] },
    ]);
  });

  test('that the server takes only later is tried again, later each time, and other addresses get theirs', async () => {
    const id = await reach(3);
    server.answer = (to) => (to.startsWith(KASI) ? 451 : 250);
    await expect(step()).rejects.toThrow();
    expect(server.received.map(({ to }) => to)).toEqual([`${SUPERVISOR}@dinsos.example`]);
    expect(await step()).toBe(0);
    const tries = server.asked.length;
    bench.stage.stores.clock.move(30_000);
    await expect(step()).rejects.toThrow();
    bench.stage.stores.clock.move(30_000);
    expect([await step(), server.asked.length]).toEqual([0, tries + 1]);
    server.answer = () => 250;
    bench.stage.stores.clock.move(30_000);
    expect(await step()).toBe(1);
    expect(server.received).toHaveLength(2);
    expect((await mailed(id)).at(-1)).toMatchObject({ accepted: expect.arrayContaining([KASI, SUPERVISOR]) });
  });

  test('that is sent again by another process, for the first died before it could say so, has the same id', async () => {
    const id = await reach(3);
    const dying = new ReminderMail({
      ...{ models: bench.models, linkTo: () => null },
      ledger: { reminderMailed: () => Promise.reject(new Error('died before it was written down')) },
      sender: openSmtpSender({
        ...{ host: '127.0.0.1', port: server.port, tls: 'starttls', credentials: CREDENTIALS, ca: server.certificate },
        from: 'jejak@dinsos.example',
      }),
      addresses: { addressOf: async (user) => `${user}@dinsos.example` },
    });
    await expect(followed(() => dying.step(bench.now))).rejects.toThrow('died before');
    expect(await step()).toBe(3);
    expect(server.received).toHaveLength(4);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(2);
    expect(await mailed(id)).toHaveLength(3);
  });

  test('that the server refuses for good is not tried again, and is written down as that', async () => {
    const id = await reach(3);
    server.answer = (to) => (to.startsWith(KASI) ? 550 : 250);
    expect([await step(), await step()]).toEqual([3, 0]);
    expect((await mailed(id)).at(-1)).toMatchObject({ accepted: [SUPERVISOR], refused: [KASI] });
  });

  test('waits for a server that is away, and never keeps reminders from being sent', async () => {
    const id = await reach(1);
    const { port } = server;
    await server.close();
    await expect(step()).rejects.toThrow();
    bench.stage.stores.clock.move(2 * DAY);
    expect(await followed(() => new Escalation(bench.models, bench.stage.ledger).step(bench.now))).toBeGreaterThan(0);
    server = await SmtpStandIn.start(CREDENTIALS, port);
    await step();
    expect(server.received.length).toBeGreaterThan(0);
    expect((await mailed(id)).length).toBeGreaterThan(1);
  });

  test('keeps no other waiting, however many rest until their next try', async () => {
    const [id = ''] = await taken(bench.stage.ledger, 'r1', 1, LETTER);
    const reminderTo = (user: string, name: string) => ({
      clock: { kind: 'sub-limit', name, run: 0 } as const,
      ...({ rung: 'due', dueAt: bench.now, reachedAt: bench.now, to: [{ user }] } as const),
    });
    const full = Array.from({ length: 200 }, (_, at) => reminderTo(KASI, `limit ${at}`));
    const of = { case: id, office: 'DMI', service: LETTER };
    await bench.stage.ledger.remind(of, full);
    bench.stage.stores.clock.move(1_000);
    await bench.stage.ledger.remind(of, [reminderTo(SUPERVISOR, 'one more')]);
    server.answer = (to) => (to.startsWith(KASI) ? 452 : 250);
    await expect(step()).rejects.toThrow();
    expect(await step()).toBe(1);
    expect(server.received.map(({ to }) => to)).toEqual([`${SUPERVISOR}@dinsos.example`]);
  });

  test.each<[string, Partial<SmtpSettings>]>([
    ['a wrong password', { credentials: { ...CREDENTIALS, password: 'wrong' } }],
    ['a certificate that nobody vouches for', { ca: STRANGER }],
  ])('is kept back by %s', async (_, wrong) => {
    await reach(3);
    closeSender();
    mail = open(wrong);
    await expect(step()).rejects.toThrow();
    expect(server.received).toEqual([]);
  });

  test('that nobody could get for days is left to the inbox', async () => {
    const id = await reach(1);
    bench.stage.stores.clock.move(4 * DAY);
    expect(await step()).toBe(0);
    expect([server.received, await mailed(id)]).toEqual([[], []]);
  });
});
