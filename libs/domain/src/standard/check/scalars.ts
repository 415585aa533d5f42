import { type Check, wrongType } from './check.ts';

/** Text, possibly empty. */
export const anyText: Check<string> = (value, at) => {
  if (typeof value !== 'string') wrongType('text', value, at);
  else if (!value.isWellFormed()) at.report('wrong-value', 'the text has a lone surrogate');
};

export const text: Check<string> = (value, at) => {
  anyText(value, at);
  if (typeof value === 'string' && value.trim() === '') at.report('wrong-value', 'the text is empty');
};

export const bool: Check<boolean> = (value, at) => {
  if (typeof value !== 'boolean') wrongType('true or false', value, at);
};

/** A whole number from `least` on. */
export function whole(least: number): Check<number> {
  return (value, at) => {
    if (typeof value !== 'number') wrongType('a number', value, at);
    else if (!Number.isSafeInteger(value) || value < least) {
      at.report('wrong-value', `${value} is not a whole number from ${least} on`);
    }
  };
}

export function literal<const T extends string | true | false>(wanted: T): Check<T> {
  return (value, at) => {
    if (value === wanted) return;
    if (typeof value === typeof wanted)
      at.report('wrong-value', `${JSON.stringify(value)} instead of ${JSON.stringify(wanted)}`);
    else wrongType(JSON.stringify(wanted), value, at);
  };
}

/** One name of a fixed vocabulary. */
export function oneOf<const T extends string>(kind: string, names: readonly T[]): Check<T> {
  const known = new Set<string>(names);
  return (value, at) => {
    if (typeof value !== 'string') wrongType(kind, value, at);
    else if (!known.has(value)) at.report('unknown-name', `${JSON.stringify(value)} is no ${kind}`, names);
  };
}

export const localDate: Check<string> = (value, at) => {
  if (typeof value !== 'string') return wrongType('a date', value, at);
  if (!isDate(value)) at.report('wrong-value', `${JSON.stringify(value)} is no date such as "2024-01-24"`);
};

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** An IANA time zone that this runtime knows. */
export const timeZone: Check<string> = (value, at) => {
  if (typeof value !== 'string') return wrongType('a time zone', value, at);
  if (!isTimeZone(value)) at.report('wrong-value', `${JSON.stringify(value)} is no time zone`, INDONESIAN_ZONES);
};

const INDONESIAN_ZONES = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'];

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && name.includes('/');
  } catch {
    return false;
  }
}
