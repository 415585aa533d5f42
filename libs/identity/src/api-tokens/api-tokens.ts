import type { Randomness } from '@jejak/privacy';
import type { AccountStore } from '../accounts/index.ts';
import { AccountUnknown } from '../accounts/index.ts';
import { newId, newSecret, secretHash } from '../ids/index.ts';
import { LastSeen, ShortCache } from '../memory/index.ts';
import type { Clock, Instant } from '../time/index.ts';
import type { ActiveApiToken, ApiToken, ApiTokenPage, ApiTokenStore, Scope } from './api-token.ts';
import { checkNewApiToken } from './check-new-api-token.ts';
import { ApiTokenUnknown } from './errors.ts';

const PREFIX = 'jjk_';
const CACHE_SECONDS = 5;
const CACHE_LIMIT = 1000;

export interface NewApiToken {
  readonly name: string;
  readonly account: string;
  /** Narrows an account that works across offices to one; the account's own office where it has one. */
  readonly office: string | null;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Instant;
}

export interface MadeApiToken {
  /** Shown once; nothing keeps it here. */
  readonly secret: string;
  readonly token: ApiToken;
}

/** Tokens of other systems. One that was revoked by another process may still be held good for five seconds. */
export class ApiTokens {
  readonly #store: ApiTokenStore;
  readonly #accounts: AccountStore;
  readonly #clock: Clock;
  readonly #randomness: Randomness;
  readonly #cache: ShortCache<ActiveApiToken>;
  readonly #lastUsed: LastSeen;

  constructor(store: ApiTokenStore, accounts: AccountStore, clock: Clock, randomness: Randomness) {
    this.#store = store;
    this.#accounts = accounts;
    this.#clock = clock;
    this.#randomness = randomness;
    this.#cache = new ShortCache(clock, CACHE_SECONDS, CACHE_LIMIT);
    this.#lastUsed = new LastSeen((id, at) => store.touch(id, at));
  }

  /** Throws AccountUnknown, ApiTokenMalformed. */
  async create(wanted: NewApiToken): Promise<MadeApiToken> {
    const account = await this.#accounts.byId(wanted.account);
    if (!account) throw new AccountUnknown('no such account');
    const now = this.#clock.now();
    checkNewApiToken(wanted, account, now);
    const secret = newSecret(this.#randomness, PREFIX);
    const token: ApiToken = {
      id: newId(this.#randomness),
      name: wanted.name,
      account: wanted.account,
      office: wanted.office,
      scopes: [...new Set(wanted.scopes)].sort(),
      createdAt: now,
      expiresAt: wanted.expiresAt,
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.#store.insert(secretHash(secret), token);
    return { secret, token };
  }

  /** Counts as a use. Undefined where it is unknown, expired, revoked, or its account is disabled or has moved. */
  async find(secret: string): Promise<ActiveApiToken | undefined> {
    if (!secret.startsWith(PREFIX)) return undefined;
    const hash = secretHash(secret);
    const active = await this.#cache.through(hash, () => this.#store.find(hash));
    if (!active) return undefined;
    const { token, account } = active;
    const now = this.#clock.now();
    const moved = account.office !== null && account.office !== token.office;
    if (token.revokedAt !== null || now >= token.expiresAt || account.disabled || moved) return undefined;
    this.#lastUsed.note(token.id, token.lastUsedAt, now);
    return active;
  }

  list(page: ApiTokenPage = {}): Promise<readonly ApiToken[]> {
    return this.#store.list(page);
  }

  /** Throws ApiTokenUnknown. */
  async revoke(id: string): Promise<void> {
    const found = await this.#store.revoke(id, this.#clock.now());
    this.#cache.dropWhere(({ token }) => token.id === id);
    this.#lastUsed.forget(id);
    if (!found) throw new ApiTokenUnknown('no such API token');
  }

  /** Makes the next look at its tokens go to the store. */
  forgetAccount(account: string): void {
    this.#cache.dropWhere((active) => active.account.id === account);
  }

  /** Waits for what is still being written; to be called before the store is closed. */
  settled(): Promise<void> {
    return this.#lastUsed.settled();
  }
}
