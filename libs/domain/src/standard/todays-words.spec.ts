import { expect, test } from '@jest/globals';
import { todaysWordsFor } from './todays-words.ts';

const today = (text: string): readonly string[] => todaysWordsFor(text).map((word) => word.today);

test('outdated words are found with those of today', () => {
  expect(today('Surat Keterangan (Rekom DTKS)')).toEqual(['DTSEN']);
  expect(today('P4MI dan BP2MI')).toEqual(['KP2MI; di daerah: BP3MI']);
  expect(today('SPAN-LAPOR')).toEqual(['SP4N-LAPOR!']);
  expect(today('Panti Jompo, PMKS')).toEqual(['LKSLU', 'PPKS']);
});

test('a word inside another is not one', () => expect(today('LKSLU, PDTKSX, SP4N-LAPOR!')).toEqual([]));
