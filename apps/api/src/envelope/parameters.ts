import { isDate, isUuid } from '@jejak/domain';
import { Param } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { ApiProblem } from '../problems/index.ts';

interface Form {
  readonly schema: { readonly [keyword: string]: unknown };
  readonly expected: string;
  readonly holds: (value: string) => boolean;
}

const ofForm = (form: RegExp, expected: string): Form => ({
  schema: { type: 'string', pattern: form.source },
  expected,
  holds: (value) => form.test(value),
});

const UUID: Form = { schema: { type: 'string', format: 'uuid' }, expected: 'a UUID in small letters', holds: isUuid };
/** Code of an office, as it stands in the numbers of its cases. */
export const OFFICE_CODE = /^[A-Z][A-Z0-9]{1,7}$/;
const OFFICE = ofForm(OFFICE_CODE, 'a code such as DMI');
const CASE_NUMBER = ofForm(/^[A-Z][A-Z0-9]{1,7}-\d{4}-\d{5,9}$/, 'a number such as DMI-2026-00042');
const HASH = ofForm(/^[0-9a-f]{64}$/, 'a SHA-256 in hex');
const DATE: Form = { schema: { type: 'string', format: 'date' }, expected: 'a date that exists', holds: isDate };
const YEAR = ofForm(/^20\d{2}$/, 'a year such as 2026');

/** A part of the path that has to be of a form; what is not is 400, whatever it would have named. */
function parameter(name: string, { schema, expected, holds }: Form): ParameterDecorator {
  const pipe = {
    transform(value: unknown): string {
      if (typeof value === 'string' && holds(value)) return value;
      throw new ApiProblem('request-invalid', {
        errors: [{ in: 'path', pointer: `/${name}`, problem: 'malformed', expected }],
      });
    },
  };
  const bind = Param(name, pipe);
  return (target, key, index) => {
    bind(target, key, index);
    const method = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (method && key !== undefined) ApiParam({ name, schema })(target, key, method);
  };
}

export const UuidParameter = (name = 'id') => parameter(name, UUID);
export const OfficeParameter = () => parameter('code', OFFICE);
export const HashParameter = (name = 'hash') => parameter(name, HASH);
export const DateParameter = (name = 'date') => parameter(name, DATE);
export const CaseNumberParameter = () => parameter('number', CASE_NUMBER);
export const YearParameter = (name = 'year') => parameter(name, YEAR);
