import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsDefined, ValidateIf } from 'class-validator';

export interface PropertyOptions {
  /** May be left out; never null unless `nullable`. */
  readonly optional?: boolean;
  /** Must be given, but null is a value. */
  readonly nullable?: boolean;
  readonly description?: string;
}

/**
 * One property of an envelope: what class-validator checks and what OpenAPI says, from one place. What is left out of
 * an optional property is `undefined`; null is refused like any other wrong value.
 */
export function property(
  schema: ApiPropertyOptions,
  rules: readonly PropertyDecorator[],
  { optional = false, nullable = false, description }: PropertyOptions = {},
): PropertyDecorator {
  const presence = optional
    ? ValidateIf((_, value) => value !== undefined && !(nullable && value === null))
    : nullable
      ? ValidateIf((_, value) => value !== null)
      : IsDefined();
  const documented = { ...(nullable ? orNull(schema) : schema), ...(description ? { description } : {}) };
  return applyDecorators(ApiProperty({ ...documented, required: !optional } as ApiPropertyOptions), presence, ...rules);
}

/** In JSON Schema null is a type of its own (OpenAPI 3.1 has no `nullable`). */
function orNull(schema: ApiPropertyOptions): ApiPropertyOptions {
  return { oneOf: [inner(schema), { type: 'null' }] } as ApiPropertyOptions;
}

function inner(schema: ApiPropertyOptions): object {
  return 'type' in schema && typeof schema.type === 'function'
    ? { $ref: `#/components/schemas/${schema.type.name}` }
    : schema;
}
