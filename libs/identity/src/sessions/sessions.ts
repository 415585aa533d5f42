import type { Randomness } from '@jejak/privacy';
import { newSecret, secretHash } from '../ids/index.ts';
import { LastSeen, ShortCache } from '../memory/index.ts';
import { type Clock, plusSeconds, secondsBetween } from '../time/index.ts';
import type { ActiveSession, Session, SessionStore } from './session.ts';

export const SESSION_SECONDS = 12 * 3600;
export const IDLE_SECONDS = 30 * 60;
const CACHE_SECONDS = 5;
const CACHE_LIMIT = 10_000;

export interface OpenedSession {
  /** For the cookie; nothing keeps it here. */
  readonly secret: string;
  readonly session: Session;
}

/** Server-side sessions. One that was revoked by another process may still be held good for five seconds. */
export class Sessions {
  readonly #store: SessionStore;
  readonly #clock: Clock;
  readonly #randomness: Randomness;
  readonly #cache: ShortCache<ActiveSession>;
  readonly #lastSeen: LastSeen;

  constructor(store: SessionStore, clock: Clock, randomness: Randomness) {
    this.#store = store;
    this.#clock = clock;
    this.#randomness = randomness;
    this.#cache = new ShortCache(clock, CACHE_SECONDS, CACHE_LIMIT);
    this.#lastSeen = new LastSeen((id, at) => store.touch(id, at));
  }

  async open(account: string, device: string | null = null): Promise<OpenedSession> {
    const secret = newSecret(this.#randomness);
    const now = this.#clock.now();
    const expiresAt = plusSeconds(now, SESSION_SECONDS);
    const session = { id: secretHash(secret), account, createdAt: now, lastSeenAt: now, expiresAt, device };
    await this.#store.insert(session);
    return { secret, session };
  }

  /** Counts as a use. Undefined where it is unknown, ended, idle for too long, or its account is disabled. */
  async find(secret: string): Promise<ActiveSession | undefined> {
    const id = secretHash(secret);
    const active = await this.standing(id);
    if (active) this.#lastSeen.note(id, active.session.lastSeenAt, this.#clock.now());
    return active;
  }

  /** As find, by the session's id and without counting as a use: for what goes on while nobody asks. */
  async standing(id: string): Promise<ActiveSession | undefined> {
    const active = await this.#cache.through(id, () => this.#store.find(id));
    if (!active || active.account.disabled) return undefined;
    const now = this.#clock.now();
    const lastSeenAt = this.#lastSeen.of(id, active.session.lastSeenAt) ?? active.session.createdAt;
    if (now >= active.session.expiresAt || secondsBetween(lastSeenAt, now) >= IDLE_SECONDS) return undefined;
    return active;
  }

  list(account: string): Promise<readonly Session[]> {
    return this.#store.list(account);
  }

  async revoke(id: string): Promise<void> {
    await this.#store.remove(id);
    this.#cache.drop(id);
    this.#lastSeen.forget(id);
  }

  async revokeAllOf(account: string, except?: string): Promise<void> {
    await this.#store.removeAllOf(account, except);
    this.forgetAccount(account);
  }

  /** Makes the next look at its sessions go to the store. */
  forgetAccount(account: string): void {
    this.#cache.dropWhere((active) => active.account.id === account);
  }

  /** Removes what has ended; to be called now and then. */
  async sweep(): Promise<void> {
    const now = this.#clock.now();
    const idleSince = plusSeconds(now, -IDLE_SECONDS);
    await this.#lastSeen.settled();
    await this.#store.removeEnded(now, idleSince);
    this.#lastSeen.forgetBefore(idleSince);
  }

  /** Waits for what is still being written; to be called before the store is closed. */
  settled(): Promise<void> {
    return this.#lastSeen.settled();
  }
}
