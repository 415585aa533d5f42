import { type Fields as FactFields, isUuid, schemaOf } from '@jejak/domain';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { type PropertyOptions, property } from './property.ts';
import { isDateText, isInstantText, isOfForm, isUuidText, isVisibleText } from './rules.ts';

export const Text = (maxLength: number, options?: PropertyOptions) =>
  property(
    { type: 'string', minLength: 1, maxLength },
    [
      IsString({ message: 'string' }),
      MaxLength(maxLength, { message: `at most ${maxLength} characters` }),
      isVisibleText,
    ],
    options,
  );

/** A code by its form. */
export const Coded = (form: RegExp, example: string, options?: PropertyOptions) =>
  property(
    { type: 'string', pattern: form.source, example },
    [IsString({ message: 'string' }), isOfForm(form, `such as ${example}`)],
    options,
  );

export const OneOf = (values: readonly string[], options?: PropertyOptions) =>
  property(
    { type: 'string', enum: [...values] },
    [IsString({ message: 'string' }), IsIn([...values], { message: values.join(', ') })],
    options,
  );

export const Uuid = (options?: PropertyOptions) =>
  property({ type: 'string', format: 'uuid' }, [IsString({ message: 'string' }), isUuidText], options);

export const InstantText = (options?: PropertyOptions) =>
  property({ type: 'string', format: 'date-time' }, [IsString({ message: 'string' }), isInstantText], options);

export const DateText = (options?: PropertyOptions) =>
  property({ type: 'string', format: 'date' }, [IsString({ message: 'string' }), isDateText], options);

export const Whole = (minimum: number, maximum: number, options?: PropertyOptions) => {
  const message = `${minimum} to ${maximum}`;
  return property(
    { type: 'integer', minimum, maximum },
    [IsInt({ message: 'integer' }), Min(minimum, { message }), Max(maximum, { message })],
    options,
  );
};

export const Flag = (options?: PropertyOptions) =>
  property({ type: 'boolean' }, [IsBoolean({ message: 'boolean' })], options);

/** Facts, which the domain checks by the type of the event they belong to. */
export const Facts = (fields: FactFields | null, options?: PropertyOptions) =>
  property(
    fields ? (schemaOf(fields) as ApiPropertyOptions) : { type: 'object', additionalProperties: true },
    [IsObject({ message: 'object' })],
    options,
  );

/** An object whose content the domain checks and names the places of itself. */
export const Whatever = (description: string, options?: PropertyOptions) =>
  property({ type: 'object', additionalProperties: true }, [IsObject({ message: 'object' })], {
    ...options,
    description,
  });

type Envelope = new () => object;

export const Nested = (of: () => Envelope, options?: PropertyOptions) =>
  property({ type: () => of() }, [IsObject({ message: 'object' }), ValidateNested(), Type(of)], options);

interface Bounds {
  readonly from?: number;
  readonly to: number;
}

export const NestedList = (of: () => Envelope, bounds: Bounds, options?: PropertyOptions) =>
  property(
    { type: () => of(), isArray: true, minItems: bounds.from ?? 0, maxItems: bounds.to },
    [...listRules(bounds), IsObject({ each: true, message: 'object' }), ValidateNested({ each: true }), Type(of)],
    options,
  );

export const UuidList = (bounds: Bounds, options?: PropertyOptions) =>
  property(
    {
      type: 'array',
      items: { type: 'string', format: 'uuid' },
      minItems: bounds.from ?? 0,
      maxItems: bounds.to,
    } as ApiPropertyOptions,
    [...listRules(bounds), each('a UUID in small letters', (item) => typeof item === 'string' && isUuid(item))],
    options,
  );

export const CodeList = (allowed: readonly string[] | RegExp, bounds: Bounds, options?: PropertyOptions) => {
  const items =
    allowed instanceof RegExp ? { type: 'string', pattern: allowed.source } : { type: 'string', enum: [...allowed] };
  const holds = (item: unknown) =>
    typeof item === 'string' && (allowed instanceof RegExp ? allowed.test(item) : allowed.includes(item));
  const expected = allowed instanceof RegExp ? `such as ${allowed.source}` : allowed.join(', ');
  return property(
    { type: 'array', items, minItems: bounds.from ?? 0, maxItems: bounds.to } as ApiPropertyOptions,
    [...listRules(bounds), each(expected, holds)],
    options,
  );
};

function listRules({ from = 0, to }: Bounds): readonly PropertyDecorator[] {
  const message = `${from} to ${to} items`;
  return [IsArray({ message: 'array' }), ArrayMinSize(from, { message }), ArrayMaxSize(to, { message })];
}

function each(expected: string, holds: (item: unknown) => boolean): PropertyDecorator {
  return ValidateBy({
    name: 'isListOf',
    validator: {
      validate: (value: unknown) => Array.isArray(value) && value.every(holds),
      defaultMessage: () => expected,
    },
  });
}
