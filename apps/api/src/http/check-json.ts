import { type FieldError, type FieldFault, pointerTo } from '../problems/index.ts';

const DEEPEST = 32;
const MOST_ERRORS = 20;
const LIKE_INTEGER = /^(0|[1-9]\d*)$/;
/** Names that every object has: libraries pass over them in silence, where an unknown property is to be refused. */
const RESERVED: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/**
 * What keeps a parsed body from being stored as canonical JSON and read back the same: lone surrogates, keys that
 * parsers reorder (they look like integers) or treat apart ({@link RESERVED}), numbers that lose digits, depth.
 */
export function checkJson(value: unknown): readonly FieldError[] {
  const check = new Check();
  check.walk(value);
  return check.faults;
}

/** A walk through a body; it ends where enough is found. */
class Check {
  /** The first {@link MOST_ERRORS}. */
  readonly faults: FieldError[] = [];
  /** Where the walk is. */
  readonly #path: (string | number)[] = [];

  walk(value: unknown): void {
    if (typeof value === 'string') {
      if (!value.isWellFormed()) this.#fault('malformed', 'text without lone surrogates');
    } else if (typeof value === 'number') {
      if (!isExact(value)) this.#fault('not-safe', 'a number that JSON parsers keep exactly');
    } else if (typeof value === 'object' && value !== null) {
      if (this.#path.length >= DEEPEST) this.#fault('too-deep', `at most ${DEEPEST} levels`);
      else if (Array.isArray(value)) this.#items(value);
      else this.#members(value);
    }
  }

  #items(items: readonly unknown[]): void {
    for (let index = 0; index < items.length && this.faults.length < MOST_ERRORS; index++) {
      this.#path.push(index);
      this.walk(items[index]);
      this.#path.pop();
    }
  }

  #members(members: object): void {
    for (const key of Object.keys(members)) {
      if (this.faults.length === MOST_ERRORS) return;
      this.#member(key, (members as Readonly<Record<string, unknown>>)[key]);
    }
  }

  #member(key: string, value: unknown): void {
    if (!key.isWellFormed()) {
      this.#fault('malformed', 'keys without lone surrogates');
      return;
    }
    this.#path.push(key);
    if (RESERVED.has(key) || LIKE_INTEGER.test(key)) this.#fault('unknown', 'another key');
    else this.walk(value);
    this.#path.pop();
  }

  #fault(problem: FieldFault, expected: string): void {
    this.faults.push({ in: 'body', pointer: pointerTo(...this.#path), problem, expected });
  }
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
