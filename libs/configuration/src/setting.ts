import type { Kind } from './kinds.ts';

/** One environment variable: what it may be, and what the documentation says of it. */
export interface Setting<T> {
  readonly name: string;
  /** One sentence. */
  readonly says: string;
  readonly kind: Kind<T>;
  readonly byDefault: T;
  /** Never printed, and may also be given as NAME_FILE: the path of a file that holds it. */
  readonly secret: boolean;
}

interface Declared<T> {
  readonly name: string;
  readonly says: string;
  readonly kind: Kind<T>;
}

/** A setting that has a value where nobody gives one. */
export function setting<T>(declared: Declared<T> & { readonly byDefault: NoInfer<T> }): Setting<T> {
  return { ...declared, secret: false };
}

/** A setting that is null where nobody gives one. */
export function optional<T>(declared: Declared<T>): Setting<T | null> {
  return { ...declared, byDefault: null, secret: false };
}

/** A secret, null where nobody gives one. */
export function secret<T>(declared: Declared<T>): Setting<T | null> {
  return { ...declared, byDefault: null, secret: true };
}
