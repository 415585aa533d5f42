import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesOf, PackedTexts } from './packed-texts.ts';

const read = (texts: PackedTexts, packed: ReturnType<PackedTexts['add']>) =>
  new TextDecoder().decode(bytesOf(packed, texts.chunks));

describe('packed texts', () => {
  it('gives every text back, whatever its characters', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (given) => {
        const texts = new PackedTexts();
        const packed = given.map((text) => texts.add(text));
        expect(packed.map((place) => read(texts, place))).toEqual(given);
      }),
    );
  });

  it('takes texts that are longer than a chunk, and more than fit into one', () => {
    const given = ['é'.repeat(400_000), 'x', '雨'.repeat(300_000), '🪶'.repeat(500_000), 'y'];
    const texts = new PackedTexts();
    const packed = given.map((text) => texts.add(text));
    expect(packed.map((place) => read(texts, place) === given[packed.indexOf(place)])).toEqual(given.map(() => true));
    expect(texts.chunks.length).toBeGreaterThan(2);
  });

  it('lies outside of the pool that other buffers share, so that its memory can be handed over', () => {
    const texts = new PackedTexts();
    texts.add('{}');
    const [chunk] = texts.chunks;
    expect(chunk?.byteLength).toBe(chunk?.buffer.byteLength);
  });

  it('takes little for a few texts, and few chunks for many', () => {
    const texts = new PackedTexts();
    texts.add('{}');
    expect(texts.chunks[0]?.length).toBeLessThan(100_000);
    for (let count = 0; count < 40_000; count += 1) texts.add('x'.repeat(1_000));
    expect(texts.chunks.length).toBeLessThan(50);
  });

  it('refuses a place in a chunk that is not there', () => {
    expect(() => bytesOf({ chunk: 1, start: 0, end: 2 }, [new Uint8Array(2)])).toThrow('chunk 1 of 1');
  });
});
