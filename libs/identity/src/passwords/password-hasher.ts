import type { Randomness } from '@jejak/privacy';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { Lanes } from './lanes.ts';
import { normalisePassword } from './rules.ts';

/** Argon2id is the library's default kind; the cost is OWASP's (Password Storage Cheat Sheet). */
export interface PasswordCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}
export const OWASP_COST: PasswordCost = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

/** Two at a time: more would take the threads from files and name look-ups, and 19 MiB each. */
const AT_ONCE = 2;

export class PasswordHasher {
  readonly #randomness: Randomness;
  readonly #cost: PasswordCost;
  readonly #lanes = new Lanes(AT_ONCE);
  #nobodys: Promise<string> | undefined;

  constructor(randomness: Randomness, cost: PasswordCost = OWASP_COST) {
    this.#randomness = randomness;
    this.#cost = cost;
  }

  /** In PHC format: cost and salt are part of it. */
  hash(password: string): Promise<string> {
    const options = { ...this.#cost, salt: this.#randomness.bytes(16) };
    return this.#lanes.run(() => hash(normalisePassword(password), options));
  }

  /** Takes as long where there is no hash (an unknown login, an account without a password) and is then false. */
  async verify(hashed: string | null | undefined, password: string): Promise<boolean> {
    const against = hashed ?? (await this.#hashOfNobody());
    const matches = await this.#lanes.run(() => verify(against, normalisePassword(password)));
    return matches && hashed != null;
  }

  /** True where it was made at another cost. */
  isOutdated(hashed: string): boolean {
    const made = parseOptions(hashed);
    const { memoryCost, timeCost, parallelism } = this.#cost;
    return made.memoryCost !== memoryCost || made.timeCost !== timeCost || made.parallelism !== parallelism;
  }

  #hashOfNobody(): Promise<string> {
    this.#nobodys ??= this.hash(Buffer.from(this.#randomness.bytes(32)).toString('base64url'));
    return this.#nobodys;
  }
}
