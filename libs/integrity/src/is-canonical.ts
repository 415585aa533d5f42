import { looksLikeIndex } from './canonical.ts';

/**
 * True if the text is the canonical form of what it says. Every event that is read is asked, so the text is looked at
 * as it stands: nothing is parsed, and only a string with escapes or surrogates and a number are made anew.
 */
export function isCanonical(text: string): boolean {
  try {
    return endOfValue(text, 0) === text.length;
  } catch {
    // Nested deeper than this program can follow.
    return false;
  }
}

/** What stands where an end was looked for is not canonical, or ends too early. */
const NOWHERE = -1;

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c] as const;
const [OPENING_BRACKET, CLOSING_BRACKET, OPENING_BRACE, CLOSING_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d] as const;
const [FIRST_PRINTABLE, FIRST_SURROGATE, LAST_SURROGATE] = [0x20, 0xd800, 0xdfff] as const;

/** Index after the value that begins there. */
function endOfValue(text: string, start: number): number {
  switch (text.charCodeAt(start)) {
    case QUOTE:
      return endOfString(text, start);
    case OPENING_BRACE:
      return endOfObject(text, start);
    case OPENING_BRACKET:
      return endOfArray(text, start);
    default:
      return endOfWord(text, start);
  }
}

function endOfObject(text: string, start: number): number {
  let at = start + 1;
  if (text.charCodeAt(at) === CLOSING_BRACE) return at + 1;
  for (let before: string | undefined; ; at++) {
    const end = text.charCodeAt(at) === QUOTE ? endOfString(text, at) : NOWHERE;
    if (end === NOWHERE || text.charCodeAt(end) !== COLON) return NOWHERE;
    const key = keyIn(text, at, end);
    if ((before !== undefined && key <= before) || looksLikeIndex(key)) return NOWHERE;
    before = key;
    at = endOfValue(text, end + 1);
    if (text.charCodeAt(at) === CLOSING_BRACE) return at + 1;
    if (text.charCodeAt(at) !== COMMA) return NOWHERE;
  }
}

/** RFC 8785 sorts keys as they are, not as they are written. */
function keyIn(text: string, start: number, end: number): string {
  const written = text.slice(start + 1, end - 1);
  return written.includes('\\') ? JSON.parse(text.slice(start, end)) : written;
}

function endOfArray(text: string, start: number): number {
  let at = start + 1;
  if (text.charCodeAt(at) === CLOSING_BRACKET) return at + 1;
  for (; ; at++) {
    at = endOfValue(text, at);
    if (text.charCodeAt(at) === CLOSING_BRACKET) return at + 1;
    if (text.charCodeAt(at) !== COMMA) return NOWHERE;
  }
}

function endOfString(text: string, start: number): number {
  let isPlain = true;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return isPlain || isWrittenSo(text.slice(start, at + 1)) ? at + 1 : NOWHERE;
    if (code < FIRST_PRINTABLE) return NOWHERE;
    if (code === BACKSLASH) {
      isPlain = false;
      at++;
    } else if (code >= FIRST_SURROGATE && code <= LAST_SURROGATE) {
      isPlain = false;
    }
  }
  return NOWHERE;
}

/** The runtime escapes as RFC 8785 does, but for a lone surrogate, which has no canonical form. */
function isWrittenSo(literal: string): boolean {
  const value: string = JSON.parse(literal);
  return value.isWellFormed() && JSON.stringify(value) === literal;
}

/** A number is written as ECMAScript writes it. */
function endOfWord(text: string, start: number): number {
  let end = start;
  while (isOfWord(text.charCodeAt(end))) end++;
  const word = text.slice(start, end);
  const isKnown = word === 'true' || word === 'false' || word === 'null' || String(Number(word)) === word;
  return isKnown ? end : NOWHERE;
}

/** Digits, signs, the point, small letters: no other number that ECMAScript knows is written with these alone. */
function isOfWord(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || code === 0x2b || code === 0x2d || code === 0x2e
  );
}
