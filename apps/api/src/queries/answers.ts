import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';

/** A page of a list; `next` is the cursor of the following one, null on the last. */
export interface PageAnswer<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

type Properties = { readonly [name: string]: unknown };

const text = { type: 'string' } as const;
const nullable = (schema: object) => ({ oneOf: [schema, { type: 'null' }] });
export const FIELDS = {
  text,
  id: { type: 'string', format: 'uuid' },
  idOrNull: nullable({ type: 'string', format: 'uuid' }),
  textOrNull: nullable(text),
  instant: { type: 'string', format: 'date-time' },
  instantOrNull: nullable({ type: 'string', format: 'date-time' }),
  flag: { type: 'boolean' },
  whole: { type: 'integer' },
  label: { type: 'object', required: ['id', 'en'], properties: { id: text, en: text } },
  object: { type: 'object', additionalProperties: true },
  list: { type: 'array', items: { type: 'object', additionalProperties: true } },
  withheld: { type: 'boolean', description: 'True where personal facts are known that are not shown here.' },
} as const;

/** Documents a list: what stands in each item, among more. */
export const ListOf = (item: Properties, beside: Properties = {}) => {
  const items = { type: 'array', items: objectOf(item) };
  return documented({ items, next: FIELDS.textOrNull, ...beside });
};

/** Documents an answer: what stands in it, among more. */
export const OneOfThese = (properties: Properties) => documented(properties);

function documented(properties: Properties) {
  return applyDecorators(ApiOkResponse({ schema: objectOf(properties) as object }));
}

function objectOf(properties: Properties) {
  return { type: 'object', required: Object.keys(properties), properties, additionalProperties: true };
}
