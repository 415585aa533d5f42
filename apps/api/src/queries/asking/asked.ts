import { Query } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { ApiProblem, type FieldError, pointerTo } from '../../problems/index.ts';
import type { Forms } from './forms.ts';

/** The parameters of a query: read, checked and documented from one place. What is not declared is refused. */
export function AskedFor(forms: Forms): ParameterDecorator {
  const bind = Query({ transform: (value: unknown) => readAll(value, forms) });
  return (target, key, index) => {
    bind(target, key, index);
    const method = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (!method || key === undefined) return;
    for (const [name, { schema }] of Object.entries(forms)) {
      ApiQuery({ name, required: false, schema })(target, key, method);
    }
  };
}

function readAll(value: unknown, forms: Forms): { readonly [name: string]: unknown } {
  const given = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const errors: FieldError[] = [];
  const read: { [name: string]: unknown } = {};
  for (const [name, text] of given) {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    read[name] = typeof text === 'string' ? form?.read(text) : undefined;
    const place = { in: 'query', pointer: pointerTo(name) } as const;
    if (!form) errors.push({ ...place, problem: 'unknown', expected: Object.keys(forms) });
    else if (read[name] === undefined) errors.push({ ...place, problem: 'malformed', expected: form.expected });
  }
  if (errors.length > 0) throw new ApiProblem('request-invalid', { errors });
  return read;
}
