import { expect, test } from '@jest/globals';
import { StreamCache } from './stream-cache.ts';

test('what is used stays, what is not used is forgotten', () => {
  const cache = new StreamCache(10);
  const used = { stream: 1, revision: 7 };
  cache.set('used', used);
  cache.set('unused', { stream: 2, revision: 0 });
  for (let stream = 3; stream < 100; stream++) {
    cache.set(`case-${stream}`, { stream, revision: 0 });
    expect(cache.get('used')).toBe(used);
  }
  expect(cache.get('unused')).toBeUndefined();
});

test('the most recent streams are always there', () => {
  const cache = new StreamCache(10);
  for (let stream = 0; stream < 35; stream++) cache.set(`case-${stream}`, { stream, revision: 0 });
  for (let stream = 25; stream < 35; stream++) expect(cache.get(`case-${stream}`)?.stream).toBe(stream);
});
