import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { evolveRegister, holderOfNumber, newRegister, printedNumber, type RegisterEvent } from './register.ts';

const envelope = { performedBy: null, recordedBy: null, personal: [] };
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** As it comes from the store: no two of them share a string. */
function allotted(number: number, document: string | null, id = idOf(number)): RegisterEvent {
  const data = { number, printed: printedNumber('register', 'DMI', 2026, number), case: id, document };
  return JSON.parse(JSON.stringify({ ...envelope, type: 'NumberAllotted', revision: number - 1, data }));
}

test('says of each number which case has it, or which letter of which case', () => {
  const [ofCase, first, second] = ['c0ffee', 'c0ffee-a', 'c0ffee-b'];
  const state = [allotted(1, null, ofCase), allotted(2, first, ofCase), allotted(3, second, ofCase)].reduce(
    evolveRegister,
    newRegister(),
  );
  expect([1, 2, 3, 4].map((number) => holderOfNumber(state, number))).toEqual([
    { case: ofCase, document: null },
    { case: ofCase, document: first },
    { case: ofCase, document: second },
    undefined,
  ]);
  expect([ofCase, first, second].map((holder) => state.numbers.get(holder))).toEqual([1, 2, 3]);
  expect(state.last).toBe(3);
});

test('takes little memory for a number, since all of a year are held', () => {
  const NUMBERS = 60_000;
  const before = memoryInUse();
  let state = newRegister();
  for (let number = 1; number <= NUMBERS; number++) state = evolveRegister(state, allotted(number, null));
  expect((memoryInUse() - before) / NUMBERS).toBeLessThan(140);
  expect(state.last).toBe(NUMBERS);
});

/** Bytes of the heap that are still referenced. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
