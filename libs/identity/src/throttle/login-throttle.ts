import type { Clock } from '../time/index.ts';
import { BlockList, type BlockRule } from './block-list.ts';

export type ThrottleAnswer = { readonly kind: 'go' } | { readonly kind: 'wait'; readonly seconds: number };

/** Somebody else can block an account this way, but never for longer than five minutes. */
const PER_ACCOUNT: BlockRule = { free: 5, longestSeconds: 300 };
/** A whole office may come from one address. */
const PER_ADDRESS: BlockRule = { free: 20, longestSeconds: 900 };

/**
 * Holds back who tries passwords: each failure beyond the free ones doubles the wait, for the account and for the
 * address. In memory: a restart forgives. An attempt counts as failed from its beginning, so that many at the same
 * time count as many.
 */
export class LoginThrottle {
  readonly #accounts: BlockList;
  readonly #addresses: BlockList;

  constructor(clock: Clock) {
    this.#accounts = new BlockList(clock, PER_ACCOUNT);
    this.#addresses = new BlockList(clock, PER_ADDRESS);
  }

  begin(login: string, address: string): ThrottleAnswer {
    const seconds = Math.max(this.#accounts.wait(login), this.#addresses.wait(address));
    if (seconds > 0) return { kind: 'wait', seconds };
    this.#accounts.count(login);
    this.#addresses.count(address);
    return { kind: 'go' };
  }

  /** The address keeps its other failures: one account of one's own does not pay for the tries at others'. */
  succeeded(login: string, address: string): void {
    this.#accounts.forget(login);
    this.#addresses.takeBack(address);
  }
}
