import { expect, test } from '@jest/globals';
import { canonicalize } from './canonical.ts';
import { type ChainLink, verifyChain } from './chain.ts';
import { leafHash } from './hash.ts';

function chainOf(count: number): ChainLink[] {
  const links: ChainLink[] = [];
  let prev: string | null = null;
  for (let revision = 0; revision < count; revision++) {
    const json = canonicalize({ data: { n: revision }, prev, revision });
    links.push({ revision, json });
    prev = leafHash(json);
  }
  return links;
}

test('an untouched stream has no fault', () => {
  expect(verifyChain(chainOf(5))).toBeNull();
  expect(verifyChain([])).toBeNull();
});

test('a changed event is found at the one after it', () => {
  const links = chainOf(5);
  const changed = links.map((link) =>
    link.revision === 2 ? { ...link, json: link.json.replace('"n":2', '"n":7') } : link,
  );
  expect(verifyChain(changed)).toMatchObject({ revision: 3 });
});

test('a missing event, a wrong order and a form that is not canonical are found', () => {
  const [first, second, third] = chainOf(3);
  if (!first || !second || !third) throw new Error('three links');
  expect(verifyChain([first, third])).toMatchObject({ revision: 2 });
  expect(verifyChain([second, first])).toMatchObject({ revision: 1 });
  expect(verifyChain([{ ...first, json: ` ${first.json}` }])).toMatchObject({ revision: 0 });
});

test('the leaf hash of nothing is that of RFC 9162', () => {
  expect(Buffer.from(leafHash(''), 'base64url').toString('hex')).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
});
