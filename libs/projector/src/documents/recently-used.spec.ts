import { describe, expect, it } from '@jest/globals';
import { RecentlyUsed } from './recently-used.ts';

const KEYS = ['a', 'b', 'c', 'd'];
const held = (map: RecentlyUsed<number>) => KEYS.filter((key) => map.has(key));

describe('what was used recently', () => {
  it('is kept until so much else was used twice', () => {
    const map = new RecentlyUsed<number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.trim();
    map.set('c', 3);
    map.trim();
    expect(held(map)).toEqual(['a', 'b', 'c']);
    map.set('d', 4);
    map.trim();
    expect(held(map)).toEqual(['c', 'd']);
  });

  it('stays where it was used again', () => {
    const map = new RecentlyUsed<number>(2);
    for (const key of ['a', 'b']) map.set(key, 1);
    map.trim();
    expect(map.use('a')).toBe(true);
    map.set('c', 3);
    map.trim();
    expect(held(map)).toEqual(['a', 'c']);
    expect(map.get('a')).toBe(1);
  });

  it('is forgotten only when told to, and what was set since the last time never', () => {
    const map = new RecentlyUsed<number>(1);
    for (const key of KEYS) map.set(key, 1);
    map.trim();
    expect(held(map)).toEqual(KEYS);
  });

  it('knows that nothing is there from not knowing', () => {
    const map = new RecentlyUsed<number | undefined>(1);
    map.set('a', 1);
    map.trim();
    map.set('a', undefined);
    expect(map.get('a')).toBeUndefined();
    expect(map.use('a')).toBe(true);
    expect(map.use('b')).toBe(false);
  });
});
