import type { FieldProblem } from '@jejak/domain';
import type { InBoth } from './language.ts';

export type FieldFault = FieldProblem['problem'] | 'too-deep' | 'not-safe' | 'repeated';

/** One thing that is wrong with a request, and where: a JSON pointer (RFC 6901) into that part of it. */
export interface FieldError {
  readonly in: 'body' | 'path' | 'query' | 'header';
  readonly pointer: string;
  readonly problem: FieldFault;
  readonly expected?: string | readonly string[];
}

export const FAULTS = {
  missing: { id: 'wajib diisi', en: 'is required' },
  unknown: { id: 'tidak dikenal', en: 'is not known' },
  'wrong-type': { id: 'jenisnya keliru', en: 'is of the wrong type' },
  'not-allowed': { id: 'nilainya tidak termasuk pilihan', en: 'is none of the choices' },
  'too-long': { id: 'terlalu panjang', en: 'is too long' },
  'too-short': { id: 'terlalu pendek', en: 'is too short' },
  'out-of-range': { id: 'di luar batas', en: 'is out of range' },
  malformed: { id: 'bentuknya keliru', en: 'is malformed' },
  'too-deep': { id: 'bersarang terlalu dalam', en: 'is nested too deeply' },
  repeated: { id: 'ditulis lebih dari sekali', en: 'is given more than once' },
  'not-safe': { id: 'tidak dapat disimpan dengan tepat', en: 'cannot be kept exactly' },
} as const satisfies { readonly [fault in FieldFault]: InBoth };

/** Where the domain's own problems stand in the request. */
export function inBody(problems: readonly FieldProblem[]): readonly FieldError[] {
  return problems.map((problem) => ({ in: 'body', ...problem }));
}

/** A JSON pointer to `keys`. */
export function pointerTo(...keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
