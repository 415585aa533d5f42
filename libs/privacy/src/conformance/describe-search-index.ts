import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SearchIndexStore } from '../search/index.ts';

export interface SearchIndexUnderTest {
  readonly index: SearchIndexStore;
  close(): Promise<void>;
}

const NIK = '1472015507880001';
const OTHER_NIK = '1472015507880002';

/** What every adapter of SearchIndex has to pass; `open` gives an empty index. */
export function describeSearchIndex(name: string, open: () => Promise<SearchIndexUnderTest>): void {
  describe(`search index: ${name}`, () => {
    let opened: SearchIndexUnderTest;
    let index: SearchIndexStore;

    beforeEach(async () => {
      opened = await open();
      index = opened.index;
    });
    afterEach(() => opened.close());

    test('a subject is found by the whole NIK and by nothing else', async () => {
      await index.put('s-1', 'DMI', { nik: NIK, names: ['Siti Rahma'] });
      expect(await index.byNik('DMI', NIK)).toEqual(['s-1']);
      expect(await index.byNik('DMI', OTHER_NIK)).toEqual([]);
      expect(await index.byNik('DMI', NIK.slice(0, 15))).toEqual([]);
    });

    test('a NIK is no name and a name is no NIK', async () => {
      await index.put('s-1', 'DMI', { nik: NIK, names: ['Siti'] });
      expect(await index.byName('DMI', NIK, 10)).toEqual([]);
      expect(await index.byNik('DMI', 'Siti')).toEqual([]);
    });

    test('all words of the query have to match, in any order, however they are written', async () => {
      await index.put('s-1', 'DMI', { names: ['Siti Rahma binti Ahmad'] });
      await index.put('s-2', 'DMI', { names: ['Siti Aminah'] });
      expect(await index.byName('DMI', 'SITI', 10)).toEqual(['s-1', 's-2']);
      expect(await index.byName('DMI', 'Hj. rahma, siti', 10)).toEqual(['s-1']);
      expect(await index.byName('DMI', 'siti achmad', 10)).toEqual(['s-1']);
      expect(await index.byName('DMI', 'siti rahma aminah', 10)).toEqual([]);
    });

    test('the beginning of a word does not match', async () => {
      await index.put('s-1', 'DMI', { names: ['Rahmawati'] });
      expect(await index.byName('DMI', 'rahma', 10)).toEqual([]);
    });

    test('a query without words finds nobody', async () => {
      await index.put('s-1', 'DMI', { names: ['Siti', ''] });
      expect(await index.byName('DMI', ' -- ', 10)).toEqual([]);
      expect(await index.byName('DMI', '', 10)).toEqual([]);
    });

    test('offices are apart, and null looks into all of them', async () => {
      await index.put('s-1', 'DMI', { nik: NIK, names: ['Siti Rahma'] });
      await index.put('s-2', 'GTO', { nik: NIK, names: ['Siti Rahma'] });
      expect(await index.byNik('GTO', NIK)).toEqual(['s-2']);
      expect(await index.byName('GTO', 'siti rahma', 10)).toEqual(['s-2']);
      expect(await index.byNik(null, NIK)).toEqual(['s-1', 's-2']);
      expect(await index.byName(null, 'siti rahma', 10)).toEqual(['s-1', 's-2']);
      expect(await index.byName('PLU', 'siti rahma', 10)).toEqual([]);
    });

    test('no more than the limit are given, the same ones each time', async () => {
      for (const n of [3, 1, 2]) await index.put(`s-${n}`, 'DMI', { names: ['Siti'] });
      expect(await index.byName('DMI', 'siti', 2)).toEqual(['s-1', 's-2']);
    });

    test('what is put is added to what was there; put twice it is there once', async () => {
      await index.put('s-1', 'DMI', { names: ['Siti'] });
      await index.put('s-1', 'DMI', { names: ['Siti'], nik: NIK });
      await index.put('s-1', 'DMI', { names: ['Upik'] });
      expect(await index.byName('DMI', 'siti', 10)).toEqual(['s-1']);
      expect(await index.byName('DMI', 'upik', 10)).toEqual(['s-1']);
      expect(await index.byNik('DMI', NIK)).toEqual(['s-1']);
    });

    test('what is replaced is not found any more', async () => {
      await index.put('s-1', 'DMI', { nik: NIK, names: ['Siti'] });
      await index.replace('s-1', 'DMI', { nik: OTHER_NIK, names: ['Siti Aminah'] });
      expect(await index.byNik('DMI', NIK)).toEqual([]);
      expect(await index.byNik('DMI', OTHER_NIK)).toEqual(['s-1']);
      expect(await index.byName('DMI', 'aminah', 10)).toEqual(['s-1']);
    });

    test('who is removed is not found any more, and nobody else is touched', async () => {
      for (const subject of ['s-1', 's-2', 's-3']) await index.put(subject, 'DMI', { nik: NIK, names: ['Siti'] });
      await index.remove(['s-1', 's-3', 's-unknown']);
      await index.remove([]);
      expect(await index.byNik(null, NIK)).toEqual(['s-2']);
      expect(await index.byName(null, 'siti', 10)).toEqual(['s-2']);
    });

    test('everybody who is in it is listed in order, page by page', async () => {
      for (const n of [3, 1, 2])
        await index.put(`s-${n}`, n === 2 ? 'GTO' : 'DMI', { nik: NIK, names: ['Siti', 'Upik'] });
      expect(await index.subjects(null, 2)).toEqual([
        { subject: 's-1', office: 'DMI' },
        { subject: 's-2', office: 'GTO' },
      ]);
      expect(await index.subjects('s-2', 2)).toEqual([{ subject: 's-3', office: 'DMI' }]);
      expect(await index.subjects('s-3', 2)).toEqual([]);
    });

    test('what everybody is found by is read page by page, and kept as it is by an index under the same key', async () => {
      await index.put('s-1', 'DMI', { nik: NIK, names: ['Siti Rahma'] });
      await index.put('s-2', 'GTO', { names: ['Siti'] });
      const [first] = await index.page(null, 1);
      const [second, ...none] = await index.page('s-1', 9);
      if (!first || !second) throw new Error('both are there');
      expect([first.nik.length, first.names.length, second.nik.length, second.names.length]).toEqual([1, 2, 0, 1]);
      expect([first.office, second.office, none]).toEqual(['DMI', 'GTO', []]);
      expect(first.names).toEqual(first.names.toSorted());
      await index.remove(['s-1']);
      await index.put('s-2', 'GTO', { nik: OTHER_NIK, names: ['Upik'] });
      for (let time = 0; time < 2; time += 1) await index.adopt([first, second]);
      await index.adopt([]);
      expect(await index.page(null, 9)).toEqual([first, second]);
      expect(await index.byNik('DMI', NIK)).toEqual(['s-1']);
      expect(await index.byName(null, 'siti', 9)).toEqual(['s-1', 's-2']);
      expect(await index.byName(null, 'upik', 9)).toEqual([]);
    });

    test('a query of very many words is answered', async () => {
      const words = Array.from({ length: 1500 }, (_, n) => `kata${n}`).join(' ');
      await index.put('s-1', 'DMI', { names: [words] });
      expect(await index.byName('DMI', words, 10)).toEqual(['s-1']);
    });
  });
}
