import { isInstant, isUuid, normalInstant } from '@jejak/domain';
import { OFFICE_CODE, UNIT_CODE } from '../../envelope/index.ts';

/** What one parameter of a query may be; `read` answers undefined for what it may not. */
export interface Form<T> {
  readonly schema: { readonly [keyword: string]: unknown };
  readonly expected: string;
  readonly read: (text: string) => T | undefined;
}

export type Forms = { readonly [name: string]: Form<unknown> };

/** The parameters as read; undefined for what was left out. */
export type Asked<F extends Forms> = {
  readonly [name in keyof F]: (F[name] extends Form<infer T> ? T : never) | undefined;
};

const text = (pattern: RegExp, expected: string): Form<string> => ({
  schema: { type: 'string', pattern: pattern.source },
  expected,
  read: (value) => (pattern.test(value) ? value : undefined),
});

export const choice = <const T extends string>(values: readonly T[]): Form<T> => ({
  schema: { type: 'string', enum: [...values] },
  expected: values.join(', '),
  read: (value) => values.find((known) => known === value),
});

/** One of these; `…` stands for a name that is not known beforehand. */
export const oneLike = (patterns: readonly string[]): Form<string> =>
  text(
    new RegExp(`^(?:${patterns.map((each) => each.replaceAll('…', '[^/]{1,100}')).join('|')})$`),
    patterns.join(', '),
  );

export const office = text(OFFICE_CODE, 'a code such as DMI');
export const unit = text(UNIT_CODE, 'a code such as rehsos');
export const key = text(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, 'a key of 1 to 100 characters');
export const month = text(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month such as 2026-03');
export const printed = text(/^[A-Z][A-Z0-9]{1,7}-S-\d{4}-\d{5,9}$/, 'a number such as DMI-S-2026-00042');

export const uuid: Form<string> = {
  schema: { type: 'string', format: 'uuid' },
  expected: 'a UUID in small letters',
  read: (value) => (isUuid(value) ? value : undefined),
};

export const instant: Form<string> = {
  schema: { type: 'string', format: 'date-time' },
  expected: 'RFC 3339, such as 2026-11-24T02:30:00Z',
  read: (value) => (isInstant(value) ? normalInstant(value) : undefined),
};

export const flag: Form<boolean> = {
  schema: { type: 'boolean' },
  expected: 'true or false',
  read: (value) => (value === 'true' ? true : value === 'false' ? false : undefined),
};

export const whole = (least: number, most: number): Form<number> => ({
  schema: { type: 'integer', minimum: least, maximum: most },
  expected: `${least} to ${most}`,
  read: (value) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    return number >= least && number <= most ? number : undefined;
  },
});

export const words = (most: number): Form<string> => ({
  schema: { type: 'string', minLength: 1, maxLength: most },
  expected: `1 to ${most} characters`,
  read: (value) => (value.trim() !== '' && value.length <= most ? value.trim() : undefined),
});
