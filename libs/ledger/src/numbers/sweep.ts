import type { Instant, RegisterKind } from '@jejak/domain';
import type { Ledger, NumberHolder } from '../ledger.ts';

/** A case or a letter that the read models show without a number. */
export interface Unnumbered extends NumberHolder {
  readonly kind: RegisterKind;
}

/** Lists what has no number yet and was recorded before that instant. */
export type Sweep = (recordedBefore: Instant) => Promise<readonly Unnumbered[]>;

const GRACE_MS = 5_000;

/**
 * Numbers what a crash left without one; how many of them have one now. The registers' fold keeps it from numbering
 * twice, so what the read models have not heard of yet does no harm.
 */
export async function sweepNumbers(ledger: Pick<Ledger, 'numberOf'>, find: Sweep, now: Instant): Promise<number> {
  const missing = await find(new Date(Date.parse(now) - GRACE_MS).toISOString());
  const numbers = await Promise.all(missing.map(({ kind, ...holder }) => ledger.numberOf(kind, holder, GRACE_MS)));
  return numbers.filter((number) => number !== null).length;
}
