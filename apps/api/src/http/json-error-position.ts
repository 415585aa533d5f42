const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON forbids inside a string
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const DEEPEST = 1000;

/** A place at which the text is no JSON any more. */
class Stop extends Error {
  readonly at: number;

  constructor(at: number) {
    super();
    this.at = at;
  }
}

/**
 * Where a text that is no JSON (RFC 8259) stops being it, as an offset. The parser's own message mostly names no place,
 * and quotes the text, which may be about people.
 */
export function jsonErrorPosition(text: string): number {
  try {
    return afterValue(text, 0, 0);
  } catch (stop) {
    if (stop instanceof Stop) return stop.at;
    throw stop;
  }
}

/** Offset after a value and the space behind it; throws Stop where there is none. */
function afterValue(text: string, start: number, depth: number): number {
  const at = after(SPACE, text, start);
  if (depth > DEEPEST) throw new Stop(at);
  if (text[at] === '{') return afterList(text, at, '}', (from) => afterMember(text, from, depth));
  if (text[at] === '[') return afterList(text, at, ']', (from) => afterValue(text, from, depth + 1));
  return after(SPACE, text, after(text[at] === '"' ? TEXT : SCALAR, text, at));
}

function afterMember(text: string, start: number, depth: number): number {
  const colon = after(SPACE, text, after(TEXT, text, after(SPACE, text, start)));
  if (text[colon] !== ':') throw new Stop(colon);
  return afterValue(text, colon + 1, depth + 1);
}

function afterList(text: string, opening: number, closer: string, afterItem: (from: number) => number): number {
  let at = after(SPACE, text, opening + 1);
  if (text[at] !== closer) {
    at = afterItem(at);
    while (text[at] === ',') at = afterItem(at + 1);
    if (text[at] !== closer) throw new Stop(at);
  }
  return after(SPACE, text, at + 1);
}

function after(form: RegExp, text: string, at: number): number {
  form.lastIndex = at;
  if (!form.test(text)) throw new Stop(at);
  return form.lastIndex;
}
