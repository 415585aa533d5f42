import type { LocalDate } from '../event/envelope.ts';

/** When a version of a standard is in force at an office: both days included, `until` null while it lasts. */
export interface Validity {
  readonly service: string;
  readonly hash: string;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** Those among the adopted versions that are in force on some day of the candidate's, for the same service. */
export function overlapsWith<V extends Validity>(candidate: Validity, adopted: readonly V[]): readonly V[] {
  return adopted.filter((other) => other.service === candidate.service && overlap(candidate, other));
}

/** The version in force on a day, where the versions do not overlap. */
export function inForceOn<V extends Validity>(adopted: readonly V[], service: string, day: LocalDate): V | undefined {
  return adopted.find((version) => version.service === service && isInForce(version, day));
}

/** ISO dates of four-digit years sort as text. A version that ends before it starts is never in force. */
function isInForce({ from, until }: Validity, day: LocalDate): boolean {
  return from <= day && (until === null || day <= until);
}

function overlap(a: Validity, b: Validity): boolean {
  return isInForce(a, later(a.from, b.from)) && isInForce(b, later(a.from, b.from));
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
