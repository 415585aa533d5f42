/** What the stand-in is told to do wrong, until it is told otherwise. */
export interface Faults {
  /** Milliseconds before the answer to an append. */
  readonly delayMs: number;
  /** Every answer to an append comes twice. */
  readonly answerTwice: boolean;
  /** So many appends are lost with their connection, before they are stored. */
  readonly loseAppends: number;
  /** So many appends are stored, and then the connection is lost instead of an answer. */
  readonly loseAnswers: number;
  /** The process dies as the next append has been stored, before its answer. */
  readonly dieAfterStoring: boolean;
  /** Subscriptions are told that they have caught up before they have. */
  readonly caughtUpEarly: boolean;
}

export const NO_FAULTS: Faults = {
  delayMs: 0,
  answerTwice: false,
  loseAppends: 0,
  loseAnswers: 0,
  dieAfterStoring: false,
  caughtUpEarly: false,
};

/** Whether one more is to be lost; counts it. */
export class FaultPlan {
  #faults: Faults = NO_FAULTS;

  get now(): Faults {
    return this.#faults;
  }

  set(faults: Partial<Faults>): void {
    this.#faults = { ...this.#faults, ...faults };
  }

  /** True where this append is to be lost; the plan then has one less of them. */
  takes(kind: 'loseAppends' | 'loseAnswers'): boolean {
    const left = this.#faults[kind];
    if (left > 0) this.set({ [kind]: left - 1 });
    return left > 0;
  }
}
