/** What the text of a setting may be. */
export interface Kind<T> {
  /** For people, after "must be": `a whole number from 0 to 65535`. */
  readonly allowed: string;
  /** Undefined where the text cannot hold. */
  readonly parse: (text: string) => T | undefined;
}

/** A text of the given form. */
export function text(allowed: string, form: RegExp): Kind<string> {
  return { allowed, parse: (given) => (form.test(given) ? given : undefined) };
}

/** A path of a file or a folder, which need not exist yet. */
export const path: Kind<string> = { allowed: 'a path', parse: (given) => given };

export const flag: Kind<boolean> = oneOf({ true: true, false: false });

/** A whole number in plain digits, both ends included. */
export function wholeNumber(from: number, to: number): Kind<number> {
  const parse = (given: string) => {
    const number = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
    return number >= from && number <= to ? number : undefined;
  };
  return { allowed: `a whole number from ${from} to ${to}`, parse };
}

/** One of some words, each of which stands for a value. */
export function oneOf<T>(words: { readonly [word: string]: T }): Kind<T> {
  return {
    allowed: Object.keys(words).join(', '),
    parse: (given) => (Object.hasOwn(words, given) ? words[given] : undefined),
  };
}

/** One of some words. */
export function word<W extends string>(...words: readonly W[]): Kind<W> {
  return { allowed: words.join(', '), parse: (given) => words.find((one) => one === given) };
}

/** A URL of one of the schemes, such as `https`, without user and password: those are secrets of their own. */
export function url(allowed: string, ...schemes: readonly string[]): Kind<string> {
  const parse = (given: string) => {
    const read = URL.parse(given);
    const holds = read !== null && schemes.includes(read.protocol.slice(0, -1)) && read.username + read.password === '';
    return holds ? given : undefined;
  };
  return { allowed, parse };
}
