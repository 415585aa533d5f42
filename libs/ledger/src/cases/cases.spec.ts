import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  by,
  foundExample,
  ODGJ,
  openStage,
  report,
  requestBy,
  type Stage,
  step,
  taken,
  userId,
} from '../testing/index.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const NOWHERE = '99999999-9999-4999-8999-999999999999';

describe('a case of another office', () => {
  test('is not there, in the very words for one that is not', async () => {
    await foundExample(stage.ledger, 'PLW');
    const [id = ''] = await taken(stage.ledger, 'r1');
    await stage.ledger.onCase(id, step('diasesmen'), by('pendamping', 's1'));
    const ask = (target: string, key: string, more = {}) =>
      stage.ledger.onCase(
        target,
        step('diasesmen'),
        requestBy(userId('PLW', 'pendamping'), 'PLW', `${key}-${target}`, more),
      );
    for (const more of [{}, { expectedRevision: 0 }, { expectedRevision: 'noStream' }]) {
      const key = JSON.stringify(more);
      const [foreign, none] = [await ask(id, key, more), await ask(NOWHERE, key, more)];
      expect(foreign).toEqual({
        kind: 'refused',
        revision: -1,
        refusal: { code: 'unknown-case', details: { case: id }, problems: [] },
      });
      expect(JSON.stringify(foreign).replaceAll(id, NOWHERE)).toEqual(JSON.stringify(none));
    }
  });

  test('is not told about in a batch either', async () => {
    await foundExample(stage.ledger, 'PLW');
    const ids = await taken(stage.ledger, 'r1');
    const request = requestBy(userId('PLW', 'pendamping'), 'PLW', 'b1');
    expect(await stage.ledger.onCases(ids, step('diasesmen'), request)).toMatchObject({
      kind: 'refused',
      items: [{ client: null, reporter: null, answer: { revision: -1, refusal: { code: 'unknown-case' } } }],
    });
  });
});

test('a case points only at subjects and cases of its own office', async () => {
  await foundExample(stage.ledger, 'PLW');
  const [id = '', sibling = ''] = await taken(stage.ledger, 'r1', 2);
  const foreign = await stage.ledger.takeIn(report(1, ODGJ, 'PLW'), requestBy(userId('PLW', 'loket'), 'PLW', 'r1'));
  const [stranger] = foreign.items;
  const link = { kind: 'link-subject', facts: { subject: stranger?.client ?? '', role: 'family' } } as const;
  expect(await stage.ledger.onCase(id, link, by('loket', 'l1'))).toMatchObject({
    refusal: { code: 'unknown-subject' },
  });
  const relate = (other: string) => ({ kind: 'relate', facts: { other, relation: 'same-event' } }) as const;
  expect(await stage.ledger.onCase(id, relate(stranger?.case ?? ''), by('loket', 'l2'))).toMatchObject({
    refusal: { code: 'unknown-case' },
  });
  expect(await stage.ledger.onCase(id, relate(sibling), by('loket', 'l3'))).toMatchObject({ kind: 'accepted' });
});

describe('a batch', () => {
  test('records the same step in many cases, and a repeat finds it recorded', async () => {
    const ids = await taken(stage.ledger, 'raid', 5);
    const done = await stage.ledger.onCases(ids, step('diasesmen'), by('pendamping', 'b1'));
    expect(done.items.map(({ answer }) => answer.kind)).toEqual(Array(5).fill('accepted'));
    const again = await stage.another().onCases(ids, step('diasesmen'), by('pendamping', 'b1'));
    expect(again).toMatchObject({ kind: 'accepted', items: Array(5).fill({ answer: { repeated: true } }) });
  });

  test('records nothing where one case refuses', async () => {
    const ids = await taken(stage.ledger, 'raid', 5);
    await stage.ledger.onCases(ids, step('diasesmen'), by('pendamping', 'b1'));
    const [first = '', second = ''] = ids;
    await stage.ledger.onCase(first, step('laporan_tidak_terbukti'), by('pendamping', 'x'));
    const refused = await stage.ledger.onCases(ids, step('keluarga_ditemukan'), by('pendamping', 'b2'));
    expect(refused).toMatchObject({ kind: 'refused', position: null });
    expect(refused.items.map(({ answer }) => answer.kind)).toEqual(['refused', ...Array(4).fill('held-back')]);
    expect(await stage.eventsOf(`case-${second}`)).toHaveLength(2);
  });

  test('under a used key with another body is told so, and nothing is recorded', async () => {
    const ids = await taken(stage.ledger, 'raid', 3);
    const request = by('pendamping', 'b1', { body: { cases: 2 } });
    await stage.ledger.onCases(ids.slice(0, 2), step('diasesmen'), request);
    const other = await stage.ledger.onCases(ids, step('diasesmen'), { ...request, body: { cases: 3 } });
    expect(other.kind).toBe('refused');
    expect(other.items.map(({ answer }) => answer.kind)).toEqual(['key-reused', 'key-reused', 'held-back']);
    expect(await stage.eventsOf(`case-${ids[2]}`)).toHaveLength(1);
  });
});
