export interface TextPlace {
  /** Both from 1 on; the column counts UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

/** The text is not JSON, or names a member twice. */
export class NotJson extends Error {
  override readonly name = 'NotJson';
  readonly place: TextPlace;

  constructor(what: string, place: TextPlace) {
    super(what);
    this.place = place;
  }
}

export interface JsonText {
  readonly value: unknown;
  /** Where a JSON pointer's member or item begins; for a missing one, where what should hold it begins. */
  placeOf(pointer: string): TextPlace;
}

/**
 * Parses JSON (RFC 8259) and remembers where everything stands, which `JSON.parse` does not tell.
 * Throws `NotJson` with the place of the first error.
 */
export function readJsonText(text: string): JsonText {
  const offsets = new Map<string, number>();
  const value = new Scanner(text, offsets).document();
  return {
    value,
    placeOf(pointer) {
      let nearest = pointer;
      while (nearest !== '' && !offsets.has(nearest)) nearest = nearest.slice(0, nearest.lastIndexOf('/'));
      return placeAt(text, offsets.get(nearest) ?? 0);
    },
  };
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

const BLANK = /[ \t\n\r]*/y;
const STRING = /"[^"\\]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const DEEPEST = 100;

class Scanner {
  readonly #text: string;
  readonly #offsets: Map<string, number>;
  #at = 0;

  constructor(text: string, offsets: Map<string, number>) {
    this.#text = text;
    this.#offsets = offsets;
  }

  document(): unknown {
    const value = this.#value('', 0);
    if (this.#at < this.#text.length) throw this.#error('more text after the end of the document');
    return value;
  }

  #value(pointer: string, depth: number): unknown {
    this.#skip(BLANK);
    if (!this.#offsets.has(pointer)) this.#offsets.set(pointer, this.#at);
    if (depth > DEEPEST) throw this.#error(`nested deeper than ${DEEPEST}`);
    const value = this.#started(pointer, depth);
    this.#skip(BLANK);
    return value;
  }

  #started(pointer: string, depth: number): unknown {
    const first = this.#text[this.#at];
    if (first === '{') return this.#object(pointer, depth);
    if (first === '[') return this.#array(pointer, depth);
    if (first === '"') return this.#string();
    const scalar = this.#skip(NUMBER) || this.#skip(WORD);
    if (scalar) return JSON.parse(scalar);
    throw this.#error('a value is missing here');
  }

  #object(pointer: string, depth: number): unknown {
    const members: [string, unknown][] = [];
    this.#take('{');
    this.#skip(BLANK);
    while (this.#text[this.#at] !== '}') {
      if (members.length > 0) this.#take(',', ', or }');
      this.#skip(BLANK);
      const start = this.#at;
      const key = this.#string();
      const member = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (this.#offsets.has(member)) throw this.#error(`the member ${JSON.stringify(key)} stands here twice`, start);
      this.#offsets.set(member, start);
      this.#skip(BLANK);
      this.#take(':');
      members.push([key, this.#value(member, depth + 1)]);
    }
    this.#take('}');
    return Object.fromEntries(members);
  }

  #array(pointer: string, depth: number): unknown {
    const items: unknown[] = [];
    this.#take('[');
    this.#skip(BLANK);
    while (this.#text[this.#at] !== ']') {
      if (items.length > 0) this.#take(',', ', or ]');
      items.push(this.#value(`${pointer}/${items.length}`, depth + 1));
    }
    this.#take(']');
    return items;
  }

  #string(): string {
    const start = this.#at;
    const source = this.#skip(STRING);
    if (!source) throw this.#error('a text in double quotes is missing here, or is not well formed');
    try {
      return JSON.parse(source);
    } catch {
      throw this.#error('the text has a line break or another control character', start);
    }
  }

  #take(wanted: string, named: string = wanted): void {
    if (this.#text[this.#at] !== wanted) throw this.#error(`${named} is missing here`);
    this.#at += 1;
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #error(what: string, offset = this.#at): NotJson {
    return new NotJson(what, placeAt(this.#text, offset));
  }
}
