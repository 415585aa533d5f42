import type { Place } from './place.ts';

/**
 * Reports at the place what keeps a value from being a `T`; silent if it is one.
 * `of` is never set: it lets the compiler compare a check with the type that it stands for.
 */
export interface Check<T> {
  (value: unknown, at: Place): void;
  readonly of?: T;
}

/** Narrows the value if nothing was wrong with it; what was wrong is reported at the place. */
export function holds<T>(check: Check<T>, value: unknown, at: Place): value is T {
  const before = at.problems.length;
  check(value, at);
  return at.problems.length === before;
}

/** The property may be missing. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, at) => {
    if (value !== undefined) check(value, at);
  };
}

export function nullable<T>(check: Check<T>): Check<T | null> {
  return (value, at) => {
    if (value !== null) check(value, at);
  };
}

export function wrongType(wanted: string, value: unknown, at: Place): void {
  if (value === undefined) at.report('missing', `missing; wanted ${wanted}`);
  else at.report('wrong-type', `${kindOf(value)} instead of ${wanted}`);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
