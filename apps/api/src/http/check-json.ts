import { type FieldError, type FieldFault, pointerTo } from '../problems/index.ts';

const DEEPEST = 32;
const MOST_ERRORS = 20;
const LIKE_INTEGER = /^(0|[1-9]\d*)$/;
/** Names that every object has: libraries pass over them in silence, where an unknown property is to be refused. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

type Path = readonly (string | number)[];

/**
 * What keeps a parsed body from being stored as canonical JSON and read back the same: lone surrogates, keys that
 * parsers reorder (they look like integers) or treat apart ({@link RESERVED}), numbers that lose digits, depth.
 */
export function checkJson(value: unknown): readonly FieldError[] {
  return Iterator.from(faultsIn(value, [])).take(MOST_ERRORS).toArray();
}

function* faultsIn(value: unknown, path: Path): Generator<FieldError> {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) yield fault(path, 'malformed', 'text without lone surrogates');
  } else if (typeof value === 'number') {
    if (!isExact(value)) yield fault(path, 'not-safe', 'a number that JSON parsers keep exactly');
  } else if (typeof value === 'object' && value !== null) {
    if (path.length >= DEEPEST) yield fault(path, 'too-deep', `at most ${DEEPEST} levels`);
    else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* faultsIn(item, [...path, index]);
    else for (const [key, item] of Object.entries(value)) yield* faultsInMember(key, item, path);
  }
}

function* faultsInMember(key: string, value: unknown, path: Path): Generator<FieldError> {
  if (!key.isWellFormed()) yield fault(path, 'malformed', 'keys without lone surrogates');
  else if (RESERVED.has(key) || LIKE_INTEGER.test(key)) yield fault([...path, key], 'unknown', 'another key');
  else yield* faultsIn(value, [...path, key]);
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function fault(path: Path, problem: FieldFault, expected: string): FieldError {
  return { in: 'body', pointer: pointerTo(...path), problem, expected };
}
