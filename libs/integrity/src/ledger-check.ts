import { createHash } from 'node:crypto';
import { CHAIN_START, type ChainEnd, type ChainLink, linkFault } from './chain.ts';
import { leafHash } from './hash.ts';

/** One event of a ledger, as stored. */
export interface LedgerLink extends ChainLink {
  readonly stream: string;
}

export type LedgerFault = { readonly stream: string; readonly revision: number; readonly what: string };

export interface LedgerReport {
  readonly events: number;
  readonly streams: number;
  /** SHA-256 over the leaf hashes of all events in global order, hex: the same for every true copy. */
  readonly digest: string;
  /** The first ones, at most {@link MOST_FAULTS}; empty where every chain is whole. */
  readonly faults: readonly LedgerFault[];
}

export const MOST_FAULTS = 20;

/** Proves every chain of a ledger that is handed over in global order, and sums all of it up in one digest. */
export class LedgerCheck {
  readonly #ends = new Map<string, ChainEnd>();
  readonly #digest = createHash('sha256');
  readonly #faults: LedgerFault[] = [];
  #events = 0;

  take(link: LedgerLink): void {
    const { stream, revision, json } = link;
    const leaf = leafHash(json);
    const what = linkFault(link, this.#ends.get(stream) ?? CHAIN_START) ?? misplaced(link);
    if (what !== null && this.#faults.length < MOST_FAULTS) this.#faults.push({ stream, revision, what });
    this.#ends.set(stream, { revision, leaf });
    this.#digest.update(Buffer.from(leaf, 'base64url'));
    this.#events++;
  }

  /** Of everything that was handed over so far. */
  report(): LedgerReport {
    const digest = this.#digest.copy().digest('hex');
    return { events: this.#events, streams: this.#ends.size, digest, faults: [...this.#faults] };
  }
}

function misplaced({ stream, json }: LedgerLink): string | null {
  const { stream: named } = JSON.parse(json) as { readonly stream?: unknown };
  return named === stream ? null : 'the event names another stream';
}
