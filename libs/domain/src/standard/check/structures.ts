import { type Check, wrongType } from './check.ts';
import type { Place } from './place.ts';

/** A check for every property of `T`, no more and no fewer. */
export type Fields<T> = { readonly [K in keyof T]-?: Check<T[K]> };

/** An object with exactly these properties. */
export function record<T extends object>(fields: Fields<T>): Check<T> {
  const checks: readonly (readonly [string, Check<unknown>])[] = Object.entries(fields);
  const known = new Set(checks.map(([key]) => key));
  return (value, at) => {
    if (!isObject(value)) return wrongType('an object', value, at);
    for (const [key, check] of checks) check(Object.hasOwn(value, key) ? value[key] : undefined, at.at(key));
    for (const key of Object.keys(value)) {
      if (!known.has(key)) at.at(key).report('unknown-property', 'unknown property', known);
    }
  };
}

export function list<T>(check: Check<T>): Check<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) return wrongType('a list', value, at);
    for (const [index, item] of value.entries()) check(item, at.at(index));
  };
}

export function filledList<T>(check: Check<T>): Check<readonly T[]> {
  const each = list(check);
  return (value, at) => {
    each(value, at);
    if (Array.isArray(value) && value.length === 0) at.report('wrong-value', 'the list is empty');
  };
}

/** An object whose keys are names chosen by its author, such as states. */
export function dictionary<T>(check: Check<T>): Check<{ readonly [name: string]: T }> {
  return (value, at) => {
    if (!isObject(value)) return wrongType('an object', value, at);
    for (const [name, item] of Object.entries(value)) {
      checkName(name, at.at(name));
      check(item, at.at(name));
    }
  };
}

/** A key of a state, a step, an exit: lower case, so that it can stand in an address. */
export const name: Check<string> = (value, at) => {
  if (typeof value !== 'string') wrongType('a name', value, at);
  else checkName(value, at);
};

function checkName(value: string, at: Place): void {
  // A name that every object inherits would be found in any dictionary.
  if (/^[a-z][a-z0-9_]*$/.test(value) && !(value in Object.prototype)) return;
  at.report('wrong-value', `${JSON.stringify(value)} is no name of small letters, digits and underscores`);
}

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
