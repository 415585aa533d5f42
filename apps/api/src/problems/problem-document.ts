import type { ApiProblem } from './api-problem.ts';
import { DETAILS } from './details.ts';
import { FAULTS, type FieldError } from './field-errors.ts';
import type { Language } from './language.ts';
import { TITLES } from './titles.ts';

/** What RFC 9457 calls a problem details object, with our own members beside. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly requestId?: string;
  readonly errors?: readonly (FieldError & { readonly message: string })[];
  readonly [member: string]: unknown;
}

export function problemDocument(problem: ApiProblem, language: Language, requestId?: string): ProblemDocument {
  const { code, status } = problem;
  const { details, errors = [], items } = problem.content;
  const detail = DETAILS[code]?.[language];
  return {
    ...details,
    type: `urn:jejak:problem:${code}`,
    title: TITLES[code][language],
    status,
    ...(detail ? { detail } : {}),
    code,
    ...(requestId ? { requestId } : {}),
    ...(items ? { items: items.map((item) => itemDocument(item, language)) } : {}),
    ...(errors.length > 0 ? { errors: errors.map((error) => worded(error, language)) } : {}),
  };
}

function itemDocument(item: { readonly id: string; readonly problem: ApiProblem | null }, language: Language) {
  return { id: item.id, ...(item.problem ? problemDocument(item.problem, language) : { status: 200 }) };
}

function worded(error: FieldError, language: Language): FieldError & { readonly message: string } {
  const name = error.pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~') || error.in;
  return { ...error, message: `${name} ${FAULTS[error.problem][language]}` };
}
