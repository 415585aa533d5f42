import { ApiProblem } from '../../problems/index.ts';

export function missing(name: string, expected?: string | readonly string[]): ApiProblem {
  const place = { in: 'query', pointer: `/${name}`, problem: 'missing' } as const;
  return new ApiProblem('request-invalid', { errors: [{ ...place, ...(expected ? { expected } : {}) }] });
}

/** What the parameter names is not there, or is not for this caller to know of. */
export function notFound(code: 'unknown-case' | 'unknown-subject', name: string): ApiProblem {
  return new ApiProblem(code, { errors: [{ in: 'query', pointer: `/${name}`, problem: 'not-allowed' }] });
}

/** These parameters do not go together; `possible` are the sets of them that do. */
export function notTogether(names: readonly string[], possible: readonly string[]): ApiProblem {
  return new ApiProblem('request-invalid', {
    details: { possible },
    errors: names.map((name) => ({ in: 'query', pointer: `/${name}`, problem: 'not-allowed', expected: possible })),
  });
}
