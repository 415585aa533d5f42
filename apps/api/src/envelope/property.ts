import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsDefined, ValidateBy, ValidateIf } from 'class-validator';

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
    ? [ValidateIf((_, value) => value !== undefined && !(nullable && value === null))]
    : nullable
      ? [ValidateIf((_, value) => value !== null), isGiven]
      : [IsDefined()];
  const documented = { ...schema, ...(nullable ? { nullable } : {}), ...(description ? { description } : {}) };
  return applyDecorators(
    ApiProperty({ ...documented, ...requiredAs(schema, !optional) } as ApiPropertyOptions),
    ...presence,
    ...rules,
  );
}

/** As IsDefined, under its name, for what may be null. */
const isGiven = ValidateBy({ name: 'isDefined', validator: { validate: (value: unknown) => value !== undefined } });

/** Of an inline object, `required` lists its own members. */
function requiredAs(schema: ApiPropertyOptions, required: boolean): object {
  return Array.isArray(schema.required) ? { selfRequired: required } : { required };
}
