import { normalInstant } from '@jejak/domain';

/** Events carry instants in UTC with milliseconds, however they were written. */
export function instantOr<T>(given: string | null | undefined, otherwise: T): string | T {
  return given === undefined || given === null ? otherwise : normalInstant(given);
}
