import { StoreUnavailable } from '@jejak/event-store';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Intake } from '../ledger.ts';
import {
  by,
  delegatedTo,
  foundExample,
  ODGJ,
  openStage,
  report,
  requestBy,
  type Stage,
  taken,
  userId,
} from '../testing/index.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const about = (facts: Intake['cases'][number]['facts'], ...cases: readonly object[]): Intake => ({
  office: 'DMI',
  service: ODGJ,
  cases: cases.map((client) => ({ client: { facts: { ...client } }, reporter: null, facts })),
});
const COUNTER = { channel: 'counter', reportedBy: 'police' };

describe('a report', () => {
  test('opens several cases, and a repeat finds them', async () => {
    const first = await stage.ledger.takeIn(report(3), by('loket', 'raid'));
    const again = await stage.another().takeIn(report(3), by('loket', 'raid'));
    expect(first.kind).toBe('accepted');
    expect(again.items.map((item) => item.case)).toEqual(first.items.map((item) => item.case));
    expect(again.items).toMatchObject(Array(3).fill({ answer: { kind: 'accepted', repeated: true } }));
    const [second] = await stage.eventsOf(`case-${first.items[1]?.case}`);
    expect(second?.data).toMatchObject({ report: { index: 1, count: 3 } });
  });

  test('may open two hundred', async () => {
    expect(await taken(stage.ledger, 'disaster', 200)).toHaveLength(200);
  });

  test('is refused as a whole, item by item, with nothing written', async () => {
    const before = await stage.everything();
    const [good] = report().cases;
    if (!good) throw new Error('a report has a case');
    const bad = { ...good, client: { facts: { nik: '123' } }, facts: { channel: 'counter' } };
    const answer = await stage.ledger.takeIn({ ...report(), cases: [good, bad] }, by('loket', 'bad'));
    expect(answer).toMatchObject({
      kind: 'refused',
      items: [{ answer: { kind: 'held-back' } }, { answer: { kind: 'refused', refusal: { code: 'facts-invalid' } } }],
    });
    expect(JSON.stringify(answer)).toContain('"/cases/1/client/facts/nik"');
    expect(JSON.stringify(answer)).toContain('"/cases/1/facts/reportedBy"');
    expect(await stage.everything()).toEqual(before);
  });

  test('names persons who are known to the office, and no others', async () => {
    await foundExample(stage.ledger, 'PLW');
    const known = await stage.ledger.takeIn(report(), by('loket', 'r1'));
    const strange = await stage.ledger.takeIn(report(1, ODGJ, 'PLW'), requestBy(userId('PLW', 'loket'), 'PLW', 'r1'));
    const naming = (subject: string): Intake => ({
      ...report(),
      cases: [{ client: { subject }, reporter: null, facts: { channel: 'visit', reportedBy: 'family' } }],
    });
    const client = known.items[0]?.client ?? '';
    expect(await stage.ledger.takeIn(naming(client), by('loket', 'r2'))).toMatchObject({ items: [{ client }] });
    const refused = await stage.ledger.takeIn(naming(strange.items[0]?.client ?? ''), by('loket', 'r3'));
    expect(refused).toMatchObject({ items: [{ answer: { refusal: { code: 'unknown-subject' } } }] });
  });

  test('that failed on the way is completed under its key', async () => {
    const { store } = stage.stores;
    let appends = 0;
    const failing = stage.another({
      store: {
        ...delegatedTo(store),
        async append(stream, expected, events) {
          if (stream.startsWith('case-') && appends++ >= 2) throw new Error('out of order');
          return store.append(stream, expected, events);
        },
      },
    });
    const half = await failing.takeIn(report(5), by('loket', 'raid'));
    expect(half.kind).toBe('partial');
    expect(half.items.filter(({ answer }) => answer.kind === 'accepted')).toHaveLength(2);
    const whole = await stage.ledger.takeIn(report(5), by('loket', 'raid'));
    expect(whole.kind).toBe('accepted');
    expect(whole.items.filter(({ answer }) => answer.kind === 'accepted' && answer.repeated)).toHaveLength(2);
    expect(await stage.ledger.takeIn(report(5), by('loket', 'raid'))).toMatchObject({
      items: whole.items.map((item) => ({ case: item.case, client: item.client, answer: { repeated: true } })),
    });
  });

  test('that cannot be written at all fails as a whole', async () => {
    const { store } = stage.stores;
    const append = () => Promise.reject(new StoreUnavailable('down'));
    const failing = stage.another({ store: { ...delegatedTo(store), append } });
    await expect(failing.takeIn(report(), by('loket', 'r1'))).rejects.toMatchObject({ name: 'OutcomeUnknown' });
  });
});

describe('another report under a used key', () => {
  test('is told so, opens nothing, and leaves nobody findable', async () => {
    const request = by('loket', 'r1', { body: { first: true } });
    await stage.ledger.takeIn(about(COUNTER, { name: 'Siti Aminah' }), request);
    await stage.ledger.close();
    const before = await stage.everything();
    const other = about(COUNTER, { name: 'Budi Santoso' }, { name: 'Dewi Lestari' });
    const answer = await stage.ledger.takeIn(other, { ...request, body: { first: false } });
    expect(answer).toMatchObject({
      kind: 'refused',
      items: [{ answer: { kind: 'key-reused' } }, { answer: { kind: 'held-back' } }],
    });
    expect(await stage.everything()).toEqual(before);
    for (const name of ['budi', 'dewi']) expect(await stage.stores.search.byName('DMI', name, 10)).toEqual([]);
  });

  test('is told so even where it names a stranger as its client', async () => {
    await foundExample(stage.ledger, 'PLW');
    const elsewhere = requestBy(userId('PLW', 'loket'), 'PLW', 'r1');
    const strange = await stage.ledger.takeIn(report(1, ODGJ, 'PLW'), elsewhere);
    const request = by('loket', 'r1', { body: { first: true } });
    await stage.ledger.takeIn(report(), request);
    const naming = { client: { subject: strange.items[0]?.client ?? '' }, reporter: null, facts: COUNTER };
    const other = { ...request, body: { first: false } };
    expect(await stage.ledger.takeIn({ ...report(), cases: [naming] }, other)).toMatchObject({
      items: [{ answer: { kind: 'key-reused' } }],
    });
  });
});
