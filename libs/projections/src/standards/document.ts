import type { Label, Letter, LocalDate, Standard } from '@jejak/domain';

/** By which decree and for how long an office adopted a version; local dates, both included. */
export interface AdoptedPeriod {
  readonly unit: string | null;
  readonly decree: Letter;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** A version of a service standard that an office adopted, with its whole content. */
export interface AdoptedStandard extends AdoptedPeriod {
  readonly id: string;
  readonly office: string;
  readonly service: string;
  readonly hash: string;
  readonly name: Label;
  readonly standard: Standard;
  /** Earlier adoptions of the same version, oldest first. */
  readonly earlier: readonly AdoptedPeriod[];
}
