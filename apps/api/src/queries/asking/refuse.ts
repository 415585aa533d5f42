import { ApiProblem } from '../../problems/index.ts';

export function missing(name: string, expected?: string | readonly string[]): ApiProblem {
  const place = { in: 'query', pointer: `/${name}`, problem: 'missing' } as const;
  return new ApiProblem('request-invalid', { errors: [{ ...place, ...(expected ? { expected } : {}) }] });
}

/** These parameters do not go together; `possible` are the sets of them that do. */
export function notTogether(names: readonly string[], possible: readonly string[]): ApiProblem {
  return new ApiProblem('request-invalid', {
    details: { possible },
    errors: names.map((name) => ({ in: 'query', pointer: `/${name}`, problem: 'not-allowed', expected: possible })),
  });
}
