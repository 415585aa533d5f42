/** The value has no canonical form: a lone surrogate, a number that is not finite, a key that looks like an integer. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
  /** JSON pointer (RFC 6901) to the place. */
  readonly pointer: string;

  constructor(pointer: string, what: string) {
    super(`${pointer || '/'}: ${what}`);
    this.pointer = pointer;
  }
}

/**
 * Canonical JSON (RFC 8785) of plain JSON data; members that are undefined are left out.
 * Keys that look like array indexes are refused, because JSON parsers reorder them (ECMA-262, OrdinaryOwnPropertyKeys).
 */
export function canonicalize(value: unknown): string {
  return write(value, '');
}

function write(value: unknown, pointer: string): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, pointer);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical(pointer, `${value} is no JSON number`);
      return Object.is(value, -0) ? '0' : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, pointer) : writeObject(value, pointer);
    default:
      throw new NotCanonical(pointer, `${typeof value} is no JSON value`);
  }
}

function writeString(value: string, pointer: string): string {
  if (!value.isWellFormed()) throw new NotCanonical(pointer, 'the text has a lone surrogate');
  return JSON.stringify(value);
}

function writeArray(items: readonly unknown[], pointer: string): string {
  let text = '[';
  for (let index = 0; index < items.length; index++) {
    if (index > 0) text += ',';
    text += write(items[index], `${pointer}/${index}`);
  }
  return `${text}]`;
}

function writeObject(object: object, pointer: string): string {
  const members = object as Readonly<Record<string, unknown>>;
  let text = '{';
  // RFC 8785, 3.2.3: by UTF-16 code units, which is what the default sort does.
  for (const key of Object.keys(members).sort()) {
    const value = members[key];
    if (value === undefined) continue;
    if (looksLikeIndex(key)) throw new NotCanonical(`${pointer}/${key}`, 'a key may not look like an integer');
    if (text.length > 1) text += ',';
    text += `${writeString(key, pointer)}:${write(value, `${pointer}/${key}`)}`;
  }
  return `${text}}`;
}

/** JSON parsers give such keys another place. */
export function looksLikeIndex(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 && /^(0|[1-9]\d*)$/.test(key);
}
