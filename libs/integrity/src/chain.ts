import { leafHash } from './hash.ts';
import { isCanonical } from './is-canonical.ts';

/** One event of a stream, as stored. */
export interface ChainLink {
  readonly revision: number;
  readonly json: string;
}

export type ChainFault = { readonly revision: number; readonly what: string };

/** The last event of a chain so far. */
export interface ChainEnd {
  readonly revision: number;
  /** Its leaf hash; null before the first. */
  readonly leaf: string | null;
}

export const CHAIN_START: ChainEnd = { revision: -1, leaf: null };

/**
 * Proves that a stream, read from its first event, is whole: canonical forms, revisions without gaps, every `prev` the
 * leaf hash of the event before it. Returns the first fault, or null.
 */
export function verifyChain(links: readonly ChainLink[]): ChainFault | null {
  let end = CHAIN_START;
  for (const link of links) {
    const what = linkFault(link, end);
    if (what !== null) return { revision: link.revision, what };
    end = { revision: link.revision, leaf: leafHash(link.json) };
  }
  return null;
}

/** What is wrong with an event as the next one of a chain; null where nothing is. */
export function linkFault({ revision, json }: ChainLink, end: ChainEnd): string | null {
  if (revision !== end.revision + 1) return `revision ${end.revision + 1} was expected here`;
  if (!isCanonical(json)) return 'the stored form is not canonical';
  const event: unknown = JSON.parse(json);
  if (typeof event !== 'object' || event === null) return 'the stored form is no event';
  if (Reflect.get(event, 'revision') !== revision) return 'the event names another revision';
  return Reflect.get(event, 'prev') === end.leaf ? null : 'prev is not the hash of the event before';
}
