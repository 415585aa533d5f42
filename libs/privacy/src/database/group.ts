import { PrivateDatabaseError } from './errors.ts';
import type { Job, Outcome } from './protocol.ts';

/** So many jobs go in one message at most: the bound of a transaction, and of what one answer has to wait for. */
const GROUP_LIMIT = 1000;

interface Waiting {
  readonly job: Job;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: PrivateDatabaseError) => void;
}

/** Collects jobs while a group is on its way, and sends what has gathered as the next one. */
export class GroupQueue {
  readonly #send: (jobs: readonly Job[]) => void;
  #waiting: Waiting[] = [];
  #underWay: Waiting[] = [];
  #scheduled = false;
  #broken: PrivateDatabaseError | undefined;
  #whenIdle: (() => void)[] = [];

  constructor(send: (jobs: readonly Job[]) => void) {
    this.#send = send;
  }

  add(job: Job): Promise<Outcome> {
    const broken = this.#broken;
    if (broken) return Promise.reject(broken);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      this.#schedule();
    });
  }

  settle(outcomes: readonly Outcome[]): void {
    const settled = this.#underWay;
    this.#underWay = [];
    settled.forEach((waiting, at) => {
      const outcome = outcomes[at];
      if (outcome) waiting.resolve(outcome);
    });
    this.#schedule();
  }

  /** Refuses what waits and whatever comes. */
  break(error: PrivateDatabaseError): void {
    this.#broken ??= error;
    const refused = [...this.#underWay, ...this.#waiting];
    this.#underWay = [];
    this.#waiting = [];
    for (const waiting of refused) waiting.reject(error);
    this.#tellIdle();
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenIdle.push(resolve);
      this.#schedule();
    });
  }

  /** A turn later, so that everything asked in this turn travels together. */
  #schedule(): void {
    if (this.#scheduled || this.#underWay.length > 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#waiting.length === 0) {
      this.#tellIdle();
      return;
    }
    this.#underWay = this.#waiting.splice(0, GROUP_LIMIT);
    try {
      this.#send(this.#underWay.map((waiting) => waiting.job));
    } catch (cause) {
      const refused = this.#underWay.splice(0);
      for (const waiting of refused) waiting.reject(new PrivateDatabaseError('cannot be sent', { cause }));
      this.#schedule();
    }
  }

  #tellIdle(): void {
    for (const tell of this.#whenIdle.splice(0)) tell();
  }
}
