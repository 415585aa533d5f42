import { delegatedTo, LETTER, taken } from '@jejak/ledger/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Bench } from '../testing/bench.ts';
import { NumberSweeper } from './number-sweeper.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(() => bench.close());

test('cases that a crash left without a number get one, once, whoever sweeps', async () => {
  const { store } = bench.stage.stores;
  const crashing = bench.another({
    store: {
      ...delegatedTo(store),
      append: async (stream, expected, events) => {
        if (stream.startsWith('register-')) throw new Error('the process died before the number');
        return store.append(stream, expected, events);
      },
    },
  });
  const cases = await taken(crashing, 'r1', 3, LETTER);
  await crashing.close();
  const sweep = async (ledger = bench.stage.ledger) => {
    await bench.caughtUp();
    await bench.live.refresh();
    return new NumberSweeper(bench.models, ledger).step(bench.now);
  };
  expect(await sweep()).toBe(0);
  bench.stage.stores.clock.move(60_000);
  const both = await Promise.all([sweep(), sweep(bench.another())]);
  expect(both).toEqual([3, 3]);
  expect(await sweep()).toBe(0);
  const numbers = (await bench.stage.eventsOf('register-DMI-2026')).map(({ data }) => data as { case: string });
  expect(numbers.map((number) => number.case).toSorted()).toEqual([...cases].toSorted());
});
