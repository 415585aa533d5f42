import { createSecretKey } from 'node:crypto';
import { type SubjectKey, type SubjectKeys, SubjectOfAnotherOffice } from '@jejak/privacy';
import type { SecretOf } from '../seed/index.ts';
import type { Backlog } from './backlog.ts';

const IN_MEMORY = 20_000;

/**
 * Subject keys that are known at once, because their secrets come from the seed; stored in the background by subject
 * keys that take them from the same seed. Nobody is erased in a simulation.
 */
export class DeferredSubjectKeys implements SubjectKeys {
  readonly #keys: SubjectKeys;
  readonly #secretOf: SecretOf;
  readonly #backlog: Backlog;
  readonly #offices = new Map<string, string>();
  readonly #held = new Map<string, SubjectKey>();

  constructor(keys: SubjectKeys, secretOf: SecretOf, backlog: Backlog) {
    this.#keys = keys;
    this.#secretOf = secretOf;
    this.#backlog = backlog;
  }

  async ensure(subject: string, office: string): Promise<SubjectKey> {
    const key = this.#keyOf(subject);
    const known = this.#offices.get(subject);
    if (known !== undefined && known !== office) throw new SubjectOfAnotherOffice(subject);
    if (known === undefined) {
      this.#offices.set(subject, office);
      this.#backlog.add(async () => {
        const stored = await this.#keys.ensure(subject, office);
        if (!stored.secret.equals(key.secret)) throw new Error(`the key of ${subject} does not come from the seed`);
      });
    }
    return key;
  }

  async get(subject: string): Promise<SubjectKey | undefined> {
    return this.#offices.has(subject) ? this.#keyOf(subject) : undefined;
  }

  async getMany(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    const known = subjects.filter((subject) => this.#offices.has(subject));
    return new Map(known.map((subject) => [subject, this.#keyOf(subject)]));
  }

  async destroy(subjects: readonly string[]): Promise<void> {
    await this.#backlog.settled();
    await this.#keys.destroy(subjects);
  }

  async erasedAmong(subjects: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#keys.erasedAmong(subjects);
  }

  #keyOf(subject: string): SubjectKey {
    const held = this.#held.get(subject);
    if (held) return held;
    const key = { subject, secret: createSecretKey(this.#secretOf(subject)) };
    if (this.#held.size >= IN_MEMORY) this.#held.clear();
    this.#held.set(subject, key);
    return key;
  }
}
