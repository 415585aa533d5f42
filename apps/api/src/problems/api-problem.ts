import type { Refusal } from '@jejak/domain';
import { type ProblemCode, statusOf } from './codes.ts';
import { type FieldError, inBody } from './field-errors.ts';

export interface ProblemContent {
  readonly details?: { readonly [name: string]: unknown };
  readonly errors?: readonly FieldError[];
  /** Problems of the items of a batch; null for an item that has none. */
  readonly items?: readonly { readonly id: string; readonly problem: ApiProblem | null }[];
  readonly headers?: { readonly [name: string]: string };
}

/** Thrown wherever a request cannot be answered as it wished; the filter tells the caller. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  readonly content: ProblemContent;

  constructor(code: ProblemCode, content: ProblemContent = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.content = content;
  }

  get status(): number {
    return statusOf(this.code);
  }
}

export function problemOf({ code, details, problems }: Refusal): ApiProblem {
  return new ApiProblem(code, { details, errors: inBody(problems) });
}

export function retryAfter(seconds: number): { readonly headers: { readonly 'retry-after': string } } {
  return { headers: { 'retry-after': String(seconds) } };
}
