import { verifyChain } from '@jejak/integrity';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { delegatedTo, openStage, type Stage, userId } from '../testing/index.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const STREAM = 'access-DMI-2026-02-02-test';
const note = (...subjects: readonly string[]) => ({
  user: userId('DMI', 'loket'),
  sessionHash: 'abc',
  purpose: 'worklist' as const,
  subjects: new Map([['DMI', subjects]]),
  case: null,
  correlationId: 'c',
});
const shown = async () =>
  (await stage.eventsOf(STREAM)).map(({ data }) => (data as { subjects: readonly string[] }).subjects);
const chainFault = async () => verifyChain(await stage.stores.store.readStream(STREAM));

test('looking is noted durably and chained across restarts, several notes in one append', async () => {
  let appends = 0;
  const { store } = stage.stores;
  const ledger = stage.another({
    node: 'test',
    store: {
      ...delegatedTo(store),
      append: (stream, expected, events) => {
        appends++;
        return store.append(stream, expected, events);
      },
    },
  });
  await Promise.all(['a', 'b', 'c'].map((subject) => ledger.noteAccess(note(subject))));
  expect(appends).toBe(1);
  await stage.another({ node: 'test' }).noteAccess(note('d'));
  expect(await shown()).toEqual([['a'], ['b'], ['c'], ['d']]);
  expect(await chainFault()).toBeNull();
});

test('a note that could not be written is not written later', async () => {
  const { store } = stage.stores;
  let broken = true;
  const append: typeof store.append = (...given) =>
    broken ? Promise.reject(new Error('disk gone')) : store.append(...given);
  const ledger = stage.another({ node: 'test', store: { ...delegatedTo(store), append } });
  await expect(ledger.noteAccess(note('a'))).rejects.toThrow('disk gone');
  broken = false;
  await ledger.noteAccess(note('b'));
  expect(await shown()).toEqual([['b']]);
});

test('two processes of one name do not break the chain', async () => {
  const other = stage.another({ node: 'test' });
  for (const subject of ['a', 'b', 'c']) {
    await stage.ledger.noteAccess(note(subject));
    await other.noteAccess(note(`${subject}'`));
  }
  expect(await shown()).toHaveLength(6);
  expect(await chainFault()).toBeNull();
});

test('however many are shown, every one is noted', async () => {
  const many = Array.from(
    { length: 40_000 },
    (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  );
  await stage.ledger.noteAccess(note(...many));
  await stage.ledger.noteAccess(note());
  expect((await shown()).flat()).toEqual(many);
});
