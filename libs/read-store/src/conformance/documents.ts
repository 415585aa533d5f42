import { describe, expect, test } from '@jest/globals';
import type { Document } from '../port.ts';
import type { Subject } from './subject.ts';

const anything: Document = {
  text: 'Dinas Sosial — “kasus” \u0000 é 😀 \u2028 \\ud800',
  numbers: [0, -1, 1.5, 1e300, 5e-324, 9007199254740991],
  nothing: null,
  flags: [true, false],
  likeIntegers: { '007': 1, '-1': 2, '1.5': 3, '2026-01': ['{"1":2}', ',"3":'] },
  nested: { list: [{ a: [] }, {}, [[null]]], '': 'empty key', constructor: 'no prototype' },
};

export function describeDocuments(subject: () => Subject): void {
  describe('documents', () => {
    test('come back as they were written', async () => {
      const name = await subject().collection([]);
      await subject().store.commit({ writes: [{ collection: name, id: 'x', document: anything }] });
      expect(await subject().store.get(name, 'x')).toEqual(anything);
    });

    test('that do not exist are undefined', async () => {
      const name = await subject().collection([], { '\ufffd': {} });
      expect(await subject().store.get(name, 'x')).toBeUndefined();
      expect(await subject().store.get(name, '\ud800')).toBeUndefined();
    });

    test('come many at once, those that exist', async () => {
      const name = await subject().collection([], { a: { n: 1 }, b: { n: 2 }, c: { n: 3 } });
      const found = await subject().store.getMany(name, ['c', 'nobody', 'a', 'a']);
      expect(Object.fromEntries(found)).toEqual({ a: { key: 'a', n: 1 }, c: { key: 'c', n: 3 } });
      expect((await subject().store.getMany(name, [])).size).toBe(0);
    });

    test('have ids of any characters, told apart exactly', async () => {
      const ids = ['', ' ', 'a', 'A', 'á', 'a\u0301', '😀', 'a\u0000b', "'; --", '1', '01', 'x'.repeat(500)];
      const name = await subject().collection([], Object.fromEntries(ids.map((id) => [id, {}])));
      expect(await subject().store.count(name)).toBe(ids.length);
      for (const id of ids) expect(await subject().store.get(name, id)).toEqual({ key: id });
    });

    test('may be large', async () => {
      const lines = Array.from({ length: 20_000 }, (_, line) => ({ line, text: 'keterangan '.repeat(10) }));
      const name = await subject().collection([['n']]);
      await subject().store.commit({ writes: [{ collection: name, id: 'big', document: { n: 1, lines } }] });
      const [found] = (await subject().store.find<{ lines: Document[] }>(name, { filter: { n: 1 }, limit: 1 }))
        .documents;
      expect(found?.lines).toEqual(lines);
    });

    test('are replaced whole and deleted, also when they are not there', async () => {
      const name = await subject().collection([], { a: { old: true }, b: {} });
      await subject().put(name, { a: { n: 2 }, b: null, nobody: null });
      expect(await subject().store.get(name, 'a')).toEqual({ key: 'a', n: 2 });
      expect(await subject().store.get(name, 'b')).toBeUndefined();
      expect(await subject().store.count(name)).toBe(1);
    });

    test.each<[string, Document | null, string]>([
      ['a lone surrogate in a text', { text: '\udfff' }, 'x'],
      ['a lone surrogate after a backslash', { text: '\\\ud800' }, 'x'],
      ['a lone surrogate in a key', { '\ud800': 1 }, 'x'],
      ['a lone surrogate in its id', {}, '\ud800'],
      ['a big integer', { n: 1n }, 'x'],
      ['a key that looks like an integer', { years: { 2026: 1 } }, 'x'],
      ['such a key behind others', { a: ['{'], list: [{ b: 1, 0: 2 }] }, 'x'],
      ['an object in an indexed field', { v: {} }, 'x'],
      ['a list in an indexed field', { v: ['a'] }, 'x'],
      ['not a number in an indexed field', { v: Number.NaN }, 'x'],
      ['infinity in an indexed field', { v: -Infinity }, 'x'],
    ])('with %s are refused', async (_, document, id) => {
      const name = await subject().collection([['v']]);
      await expect(subject().store.commit({ writes: [{ collection: name, id, document }] })).rejects.toMatchObject({
        name: 'InvalidWrite',
      });
      expect(await subject().store.count(name)).toBe(0);
    });
  });
}
