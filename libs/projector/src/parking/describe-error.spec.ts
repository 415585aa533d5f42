import { expect, test } from '@jest/globals';
import { describeError } from './describe-error.ts';

test('what is stored of an error is well formed, whatever it says and wherever it is cut', () => {
  expect(describeError(new Error('half \ud800 a character')).isWellFormed()).toBe(true);
  expect(describeError(new Error(`${'x'.repeat(291)}😀😀`)).isWellFormed()).toBe(true);
  expect(describeError('plain')).toBe('plain');
});
