import { describe, expect, test } from '@jest/globals';
import { exitsFrom, findAct, isTerminal, parallelIn, stepsFrom, terminalOutcome, terminalOutcomes } from './lookup.ts';
import { smallProcedure as small } from './testing/small-standard.ts';

const keys = (acts: readonly { readonly key: string }[]): readonly string[] => acts.map(({ key }) => key);

describe('steps', () => {
  test('those of the state are possible', () =>
    expect(keys(stepsFrom(small, 'diperiksa'))).toEqual(['ditolak', 'ditandatangani']));

  test.each(['diserahkan', 'ditarik', 'entah', 'constructor'])('none is possible from %s', (state) =>
    expect(stepsFrom(small, state)).toEqual([]),
  );
});

describe('exits', () => {
  test('those that need a wait are possible only where the state waits for it', () => {
    expect(keys(exitsFrom(small, 'diajukan'))).toEqual(['ditarik']);
    expect(keys(exitsFrom(small, 'dikembalikan'))).toEqual(['ditarik', 'gugur']);
  });

  test('a state may narrow them', () => expect(exitsFrom(small, 'ditandatangani')).toEqual([]));

  test('none is possible once the case has ended', () => expect(exitsFrom(small, 'ditarik')).toEqual([]));
});

describe('parallel facts', () => {
  test('one with "after" waits until the case has been there', () => {
    expect(keys(parallelIn(small, { state: 'diajukan', visited: ['diajukan'], terminal: false }))).toEqual([
      'paraf_atasan',
    ]);
    const passed = { state: 'diajukan', visited: new Set(['ditandatangani']), terminal: false };
    expect(keys(parallelIn(small, passed))).toEqual(['paraf_atasan', 'bantuan_lain']);
  });

  test('the present state counts, visited or not', () =>
    expect(keys(parallelIn(small, { state: 'ditandatangani', visited: [], terminal: false }))).toContain(
      'bantuan_lain',
    ));

  test('once the case has ended only those that may follow are possible', () =>
    expect(
      keys(parallelIn(small, { state: 'diserahkan', visited: ['ditandatangani', 'diserahkan'], terminal: true })),
    ).toEqual(['bantuan_lain']));
});

describe('ends', () => {
  test('the procedure and its exits end cases', () =>
    expect(terminalOutcomes(small)).toEqual({
      diserahkan: 'completed',
      ditolak: 'rejected',
      ditarik: 'withdrawn',
      gugur: 'lapsed',
    }));

  test('an open or unknown state has no outcome', () => {
    expect(terminalOutcome(small, 'gugur')).toBe('lapsed');
    expect(terminalOutcome(small, 'diajukan')).toBeUndefined();
    expect(terminalOutcome(small, 'constructor')).toBeUndefined();
    expect(isTerminal(small, 'constructor')).toBe(false);
  });
});

test('an act is found by its key, with its kind', () => {
  expect(findAct(small, 'diperiksa')).toMatchObject({ kind: 'step', act: { to: 'diperiksa' } });
  expect(findAct(small, 'gugur')).toMatchObject({ kind: 'exit', act: { terminal: 'lapsed' } });
  expect(findAct(small, 'paraf_atasan')).toMatchObject({ kind: 'parallel' });
  expect(findAct(small, 'entah')).toBeUndefined();
});
