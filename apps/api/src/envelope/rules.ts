import { isDate, isInstant, isUuid } from '@jejak/domain';
import { ValidateBy } from 'class-validator';

/** What a value must be, in the caller's terms, for each property and rule; kept for the messages. */
function rule(name: string, expected: string, holds: (value: string) => boolean): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => typeof value === 'string' && holds(value),
      defaultMessage: () => expected,
    },
  });
}

export const isOfForm = (form: RegExp, expected: string): PropertyDecorator =>
  rule('isOfForm', expected, (value) => form.test(value));
export const isUuidText = rule('isUuidText', 'a UUID in small letters', isUuid);
export const isInstantText = rule('isInstantText', 'RFC 3339, such as 2026-11-24T02:30:00Z', isInstant);
export const isDateText = rule('isDateText', 'a date that exists, YYYY-MM-DD', isDate);
export const isVisibleText = rule('isVisibleText', 'at least one visible character', (value) => value.trim() !== '');
