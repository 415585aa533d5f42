/** One worked case: its name, and what a run of it says. */
export interface VectorCase {
  readonly name: string;
  readonly run: () => Verdict;
}

/** What the vector expects and what came out, in the same words; equal when the case passes. */
export interface Verdict {
  readonly expected: string;
  readonly actual: string;
}

export type Fields = { readonly [name: string]: unknown };

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function hasFields(value: Fields, ...names: string[]): boolean {
  return names.every((name) => Object.hasOwn(value, name));
}
