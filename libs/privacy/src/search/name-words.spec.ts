import { expect, test } from '@jest/globals';
import { nameWords } from './name-words.ts';

test.each([
  ['Siti Rahma', 'siti rahma'],
  ['  SITI   rahma ', 'siti rahma'],
  ['Siti Rahma binti Ahmad', 'siti rahma ahmad'],
  ['Budi bin Slamet alias Kecil', 'budi slamet kecil'],
  ["Ma'ruf Nu’man", 'maruf numan'],
  ['José Çelik', 'jose celik'],
  ['Ｓｉｔｉ', 'siti'],
  ['Sri-Wahyuni', 'sri wahyuni'],
  ['H. Moh. Yusuf', 'muhammad yusuf'],
  ['M. Yusuf', 'yusuf'],
  ['Drs. H. Mochammad Achmad, M.Si.', 'muhammad ahmad'],
  ['Rina Lestari, S.Sos., M.AP', 'rina lestari'],
  ['Rina Lestari, S.ST, MM', 'rina lestari'],
  ['Andi, SSos', 'andi'],
  ['Lestari, Rina', 'lestari rina'],
  ['Hj. Nurhayati', 'nurhayati'],
  ['Soekarno Djojo Tjipto', 'sukarno jojo cipto'],
  ['Budi Budi', 'budi'],
  ['Ibu', 'ibu'],
  ['M', 'm'],
  ['王 小明', '小明'],
  ['---', ''],
  ['', ''],
])('%s is found by: %s', (name, words) => {
  expect([...nameWords(name)].join(' ')).toBe(words);
});

test('a name is found by what it gives, written once more', () => {
  for (const name of ['Moh. Djoko Soeparno', 'Rina, S.E.', "Nur'aini binti Abd. Rahman"]) {
    const words = nameWords(name);
    expect(nameWords([...words].join(' '))).toEqual(words);
  }
});
