import type { Instant } from '@jejak/domain';
import type { Signature } from '../signing/index.ts';

/** A numbered letter or order of an office. */
export interface Letter extends Signature {
  readonly id: string;
  readonly office: string;
  readonly case: string;
  readonly kind: string;
  /** Number in the register of its year, and as printed; null until the register has given one. */
  readonly number: number | null;
  readonly printed: string | null;
  /** Year of the register; that of the recording until there is a number. */
  readonly year: number;
  readonly numberVoided: boolean;
  /** Event, type and key of the step that issued it. */
  readonly event: string;
  readonly type: string;
  readonly step: string;
  readonly signedAt: Instant;
  readonly recordedAt: Instant;
  readonly voided: { readonly event: string; readonly reason: string; readonly at: Instant } | null;
}
