import type { Instant } from '@jejak/domain';

/**
 * Something that happens by itself once its time has come. It may be asked as often as one likes, by several
 * processes at once, and after any interruption: what was done is never done again.
 */
export interface ProcessManager {
  readonly name: string;
  /** Does what is due at `now`, by read models that have folded all that is stored; says how much it did. */
  step(now: Instant): Promise<number>;
}
