import type { Instant, RegisterKind } from '@jejak/domain';
import type { Ledger } from '../ledger.ts';

/** A case or a letter that the read models show without a number. */
export interface Unnumbered {
  readonly kind: RegisterKind;
  readonly case: string;
  readonly document: string | null;
  readonly office: string;
  readonly recordedAt: Instant;
}

/** Lists what has no number yet and was recorded before that instant. */
export type Sweep = (recordedBefore: Instant) => Promise<readonly Unnumbered[]>;

const GRACE_MS = 5_000;

/** Numbers what a crash left without one; how many were missing. The registers' fold keeps it from numbering twice. */
export async function sweepNumbers(ledger: Pick<Ledger, 'numberOf'>, find: Sweep, now: Instant): Promise<number> {
  const missing = await find(new Date(Date.parse(now) - GRACE_MS).toISOString());
  for (const { kind, ...holder } of missing) await ledger.numberOf(kind, holder, GRACE_MS);
  return missing.length;
}
