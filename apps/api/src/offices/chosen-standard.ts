import { parseStandard, type Standard } from '@jejak/domain';
import type { Catalogue } from '@jejak/standards';
import { ApiProblem, type FieldError, type FieldFault } from '../problems/index.ts';
import type { AdoptStandardBody } from './rules.bodies.ts';

/** The standard that a body names or carries; throws ApiProblem with every place of what is wrong with it. */
export function chosenStandard({ service, standard }: AdoptStandardBody, catalogue: Catalogue): Standard {
  if (standard !== undefined && service === undefined) return parsed(standard);
  if (service === undefined || standard !== undefined) {
    throw new ApiProblem('request-invalid', {
      errors: [{ in: 'body', pointer: '/service', problem: 'malformed', expected: 'either service or standard' }],
    });
  }
  const entry = catalogue.standards.get(service);
  if (entry) return entry.standard;
  throw new ApiProblem('unknown-service', {
    details: { service, possible: [...catalogue.standards.keys()] },
    errors: [{ in: 'body', pointer: '/service', problem: 'not-allowed' }],
  });
}

function parsed(value: object): Standard {
  const result = parseStandard(value, 'standard');
  if (result.ok) return result.value;
  const errors = result.problems.map(
    ({ pointer, code, what, possible }): FieldError => ({
      in: 'body',
      pointer: `/standard${pointer}`,
      problem: FAULTS[code] ?? 'not-allowed',
      expected: possible ? [what, ...possible] : what,
    }),
  );
  throw new ApiProblem('standard-broken', { errors });
}

const FAULTS: { readonly [code: string]: FieldFault } = {
  missing: 'missing',
  'unknown-property': 'unknown',
  'wrong-type': 'wrong-type',
};
