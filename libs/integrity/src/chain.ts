import { isCanonical } from './canonical.ts';
import { leafHash } from './hash.ts';

/** One event of a stream, as stored. */
export interface ChainLink {
  readonly revision: number;
  readonly json: string;
}

export type ChainFault = { readonly revision: number; readonly what: string };

/**
 * Proves that a stream, read from its first event, is whole: canonical forms, revisions without gaps, every `prev` the
 * leaf hash of the event before it. Returns the first fault, or null.
 */
export function verifyChain(links: readonly ChainLink[]): ChainFault | null {
  let expectedPrev: string | null = null;
  for (const [index, { revision, json }] of links.entries()) {
    if (revision !== index) return { revision, what: `revision ${index} was expected here` };
    if (!isCanonical(json)) return { revision, what: 'the stored form is not canonical' };
    const event: unknown = JSON.parse(json);
    if (typeof event !== 'object' || event === null) return { revision, what: 'the stored form is no event' };
    if (Reflect.get(event, 'revision') !== revision) return { revision, what: 'the event names another revision' };
    if (Reflect.get(event, 'prev') !== expectedPrev)
      return { revision, what: 'prev is not the hash of the event before' };
    expectedPrev = leafHash(json);
  }
  return null;
}
