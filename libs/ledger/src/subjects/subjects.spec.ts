import type { EventStore } from '@jejak/event-store';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { by, delegatedTo, foundExample, openStage, report, requestBy, type Stage, userId } from '../testing/index.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const clients = async (count: number) => {
  const { items } = await stage.ledger.takeIn(report(count), by('loket', 'r1'));
  return items.map(({ client }) => client ?? '');
};
const identify = (facts: { readonly [name: string]: string }) => ({ kind: 'identify-subject', facts }) as const;
const NIK = '1472015708900003';
const OTHER_NIK = '1472011708900004';

describe('a person', () => {
  test('is found by the NIK and the name that hold now', async () => {
    const { search } = stage.stores;
    const [client = ''] = await clients(1);
    expect(await search.byNik('DMI', NIK)).toEqual([client]);
    await stage.ledger.onSubject(client, identify({ name: 'Siti Aminah Putri' }), by('loket', 'i1'));
    expect(await search.byName('DMI', 'aminah putri', 10)).toEqual([client]);
    expect(await search.byNik('DMI', NIK)).toEqual([client]);
    await stage.ledger.onSubject(client, identify({ nik: OTHER_NIK }), by('loket', 'i2'));
    expect(await search.byNik('DMI', NIK)).toEqual([]);
    // Repeats of what was superseded bring nothing back.
    await stage.another().takeIn(report(1), by('loket', 'r1'));
    expect(await search.byNik('DMI', NIK)).toEqual([]);
    await stage.another().onSubject(client, identify({ name: 'Siti Aminah Putri' }), by('loket', 'i1'));
    expect(await search.byNik('DMI', NIK)).toEqual([]);
    expect(await search.byNik('DMI', OTHER_NIK)).toEqual([client]);
  });

  test('is not found by what somebody tried to say without the right to', async () => {
    const [client = ''] = await clients(1);
    const refused = await stage.ledger.onSubject(client, identify({ nik: OTHER_NIK }), by('nobody', 'i1'));
    expect(refused).toMatchObject({ refusal: { code: 'wrong-position' } });
    expect(await stage.stores.search.byNik('DMI', OTHER_NIK)).toEqual([]);
  });

  test('of another office is not there', async () => {
    await foundExample(stage.ledger, 'PLW');
    const [client = ''] = await clients(1);
    const stranger = requestBy(userId('PLW', 'loket'), 'PLW', 'i1', { expectedRevision: 7 });
    for (const id of [client, '99999999-9999-4999-8999-999999999999']) {
      expect(await stage.ledger.onSubject(id, identify({ name: 'X' }), stranger)).toMatchObject({
        kind: 'refused',
        revision: -1,
        refusal: { code: 'unknown-subject' },
      });
    }
  });
});

describe('two persons who are one', () => {
  const merge = (into: string) => ({ kind: 'merge-subject', facts: { into, basis: 'same-nik' } }) as const;

  test('are merged in both streams, once', async () => {
    const [one = '', two = ''] = await clients(2);
    const request = by('loket', 'm1', { expectedRevision: 0 });
    expect(await stage.ledger.onSubject(two, merge(one), request)).toMatchObject({ kind: 'accepted' });
    await stage.another().onSubject(two, merge(one), request);
    expect(await stage.eventsOf(`subject-${one}`)).toMatchObject([
      { type: 'SubjectRegistered' },
      { type: 'SubjectAbsorbed', data: { merged: two } },
    ]);
    expect(await stage.ledger.onSubject(two, merge(one), by('loket', 'm2'))).toMatchObject({
      refusal: { code: 'already-merged' },
    });
  });

  test.each([2, 3, 4])(
    'go on as the one with the smallest id where %d processes merge them in a circle at the same moment',
    async (size) => {
      const ids = await clients(size);
      const [decided, stored] = [meeting(size), meeting(size)];
      // All have looked before any writes, and all are stored before any tells another.
      const held: EventStore = {
        ...delegatedTo(stage.stores.store),
        async append(stream, expected, events) {
          const type = events[0]?.type;
          if (type === 'SubjectMerged') await decided();
          const result = await stage.stores.store.append(stream, expected, events);
          if (type === 'SubjectMerged') await stored();
          return result;
        },
      };
      const merging = ids.map((id, at) => {
        const into = ids[(at + 1) % size] ?? '';
        return stage.another({ store: held }).onSubject(id, merge(into), by('loket', `m${at}`));
      });
      const answers = await Promise.all(merging);
      expect(answers.map(({ kind }) => kind)).toEqual(ids.map(() => 'accepted'));
      const ledger = stage.another();
      const [smallest, ...others] = ids.toSorted();
      for (const id of others) {
        expect(await ledger.onSubject(id, identify({ name: 'Siti' }), by('loket', `i-${id}`))).toMatchObject({
          refusal: { code: 'already-merged' },
        });
      }
      const absorbed = (await stage.eventsOf(`subject-${smallest}`)).filter(({ type }) => type === 'SubjectAbsorbed');
      expect(absorbed.map(({ data }) => String(Object(data).merged)).toSorted()).toEqual(others);
      const goesOn = await ledger.onSubject(smallest ?? '', identify({ name: 'Siti' }), by('loket', 'i1'));
      expect(goesOn).toMatchObject({ kind: 'accepted' });
    },
  );

  test('are not merged in a circle', async () => {
    const [one = '', two = '', three = ''] = await clients(3);
    await stage.ledger.onSubject(one, merge(two), by('loket', 'm1'));
    const other = stage.another();
    await other.onSubject(two, merge(three), by('loket', 'm2'));
    expect(await stage.ledger.onSubject(three, merge(one), by('loket', 'm3'))).toMatchObject({
      refusal: { code: 'already-merged', details: { subject: one, into: two } },
    });
  });
});

/** Resolves for everybody once so many have come. */
function meeting(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    if (++come === size) resolve();
    return promise;
  };
}
