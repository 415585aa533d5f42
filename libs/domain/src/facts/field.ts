import { PARTIES } from '../event/index.ts';

/** JSON Schema (draft 2020-12) of one field, as OpenAPI 3.1 shows it. */
export type FieldSchema = { readonly [keyword: string]: unknown };

type Check = (value: unknown, pointer: string) => readonly FieldProblem[];

export interface FieldProblem {
  readonly pointer: string;
  readonly problem:
    | 'missing'
    | 'unknown'
    | 'wrong-type'
    | 'not-allowed'
    | 'too-long'
    | 'too-short'
    | 'out-of-range'
    | 'malformed';
  readonly expected?: string | readonly string[];
}

/** One named fact: what it may hold, and whether it is about a person and must be sealed. */
export interface Field {
  readonly personal: boolean;
  readonly required: boolean;
  readonly schema: FieldSchema;
  readonly check: Check;
}

function field(schema: FieldSchema, check: Check): Field {
  return { personal: false, required: false, schema, check };
}

/** The fact must be given. */
export function required(inner: Field): Field {
  return { ...inner, required: true };
}

/** The fact is about a person: it is sealed under the subject's key and never stands in `data`. */
export function personal(inner: Field): Field {
  return { ...inner, personal: true };
}

export function code(allowed: readonly string[]): Field {
  return field({ type: 'string', enum: allowed }, (value, pointer) => {
    if (typeof value !== 'string') return wrongType(pointer, 'string');
    return allowed.includes(value) ? [] : [{ pointer, problem: 'not-allowed', expected: allowed }];
  });
}

/** A code by its form, such as a Kemendagri region `14.72.01`. */
export function pattern(expression: RegExp, example: string): Field {
  return field({ type: 'string', pattern: expression.source, examples: [example] }, (value, pointer) => {
    if (typeof value !== 'string') return wrongType(pointer, 'string');
    return expression.test(value) ? [] : [{ pointer, problem: 'malformed', expected: `such as ${example}` }];
  });
}

export function text(maxLength: number): Field {
  return field({ type: 'string', minLength: 1, maxLength }, (value, pointer) => {
    if (typeof value !== 'string') return wrongType(pointer, 'string');
    if (!value.isWellFormed()) return [{ pointer, problem: 'malformed', expected: 'text without lone surrogates' }];
    if (value.trim() === '') return [{ pointer, problem: 'too-short', expected: 'at least one visible character' }];
    return value.length > maxLength
      ? [{ pointer, problem: 'too-long', expected: `at most ${maxLength} characters` }]
      : [];
  });
}

export function integer(minimum: number, maximum: number): Field {
  return field({ type: 'integer', minimum, maximum }, (value, pointer) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(pointer, 'integer');
    return value < minimum || value > maximum
      ? [{ pointer, problem: 'out-of-range', expected: `${minimum} to ${maximum}` }]
      : [];
  });
}

export function flag(): Field {
  return field({ type: 'boolean' }, (value, pointer) =>
    typeof value === 'boolean' ? [] : wrongType(pointer, 'boolean'),
  );
}

export function date(): Field {
  return field({ type: 'string', format: 'date' }, (value, pointer) => {
    if (typeof value !== 'string') return wrongType(pointer, 'string');
    return isDate(value) ? [] : [{ pointer, problem: 'malformed', expected: 'a date that exists, YYYY-MM-DD' }];
  });
}

export function instant(): Field {
  return field({ type: 'string', format: 'date-time' }, (value, pointer) => {
    if (typeof value !== 'string') return wrongType(pointer, 'string');
    return isInstant(value)
      ? []
      : [{ pointer, problem: 'malformed', expected: 'RFC 3339, such as 2026-11-24T02:30:00Z' }];
  });
}

export function uuid(): Field {
  return field({ type: 'string', format: 'uuid' }, (value, pointer) => {
    if (typeof value !== 'string') return wrongType(pointer, 'string');
    return isUuid(value) ? [] : [{ pointer, problem: 'malformed', expected: 'a UUID' }];
  });
}

export function listOf(item: Field, maxItems: number): Field {
  return field({ type: 'array', items: item.schema, maxItems }, (value, pointer) => {
    if (!Array.isArray(value)) return wrongType(pointer, 'array');
    if (value.length > maxItems) return [{ pointer, problem: 'too-long', expected: `at most ${maxItems} items` }];
    return value.flatMap((entry, index) => item.check(entry, `${pointer}/${index}`));
  });
}

export type Fields = { readonly [name: string]: Field };

export function object(fields: Fields): Field {
  return field(schemaOf(fields), (value, pointer) => checkFields(fields, value, pointer));
}

export function party(): Field {
  return code(PARTIES);
}

/** JSON Schema of an object of these fields; personal ones are marked `x-personal`. */
export function schemaOf(fields: Fields): FieldSchema {
  const properties = Object.entries(fields).map(([name, { schema, personal: isPersonal }]) => [
    name,
    isPersonal ? { ...schema, 'x-personal': true } : schema,
  ]);
  const mandatory = Object.keys(fields).filter((name) => fields[name]?.required);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
    ...(mandatory.length > 0 ? { required: mandatory } : {}),
  };
}

/** Everything that is wrong with `value` as an object of these fields. */
export function checkFields(fields: Fields, value: unknown, pointer: string): readonly FieldProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrongType(pointer, 'object');
  const given = new Map(Object.entries(value));
  const problems: FieldProblem[] = [];
  for (const name of given.keys()) {
    if (!Object.hasOwn(fields, name)) {
      problems.push({
        pointer: `${pointer}/${escapePointer(name)}`,
        problem: 'unknown',
        expected: Object.keys(fields),
      });
    }
  }
  for (const [name, { required: isRequired, check }] of Object.entries(fields)) {
    const at = `${pointer}/${name}`;
    if (given.has(name)) problems.push(...check(given.get(name), at));
    else if (isRequired) problems.push({ pointer: at, problem: 'missing' });
  }
  return problems;
}

function wrongType(pointer: string, expected: string): readonly FieldProblem[] {
  return [{ pointer, problem: 'wrong-type', expected }];
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export function isInstant(value: string): boolean {
  const match = INSTANT.exec(value);
  return match?.[1] !== undefined && isDate(match[1]);
}
