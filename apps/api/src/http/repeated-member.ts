import { pointerTo } from '../problems/index.ts';

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Where a JSON text names a member of an object a second time, as a JSON pointer; undefined where none is. Parsers
 * keep the last one (RFC 8259, section 4, leaves it open), so a reader before and a reader after would see two bodies.
 * `value` is the text as parsed.
 */
export function repeatedMember(text: string, value: unknown): string | undefined {
  return membersNamed(text) === membersOf(value) ? undefined : firstRepeated(text);
}

/** A valid text has a colon after the name of each member, and else only in its strings. */
function membersNamed(text: string): number {
  let named = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON) named++;
    else if (code === QUOTE) at = endOfString(text, at);
  }
  return named;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return text.length;
}

function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members = Object.values(value);
  let sum = Array.isArray(value) ? 0 : members.length;
  for (const member of members) sum += membersOf(member);
  return sum;
}

/** An object or array that has begun: where in it the reading is. */
interface Level {
  readonly seen: Set<string> | null;
  at: string | number;
}

function firstRepeated(text: string): string | undefined {
  const tokens = text.match(TOKEN) ?? [];
  const levels: Level[] = [];
  for (const [index, token] of tokens.entries()) {
    const level = levels.at(-1);
    if (token === '{') levels.push({ seen: new Set(), at: '' });
    else if (token === '[') levels.push({ seen: null, at: 0 });
    else if (token === '}' || token === ']') levels.pop();
    else if (token === ',' && typeof level?.at === 'number') level.at++;
    else if (level?.seen && tokens[index + 1] === ':') {
      const name = String(JSON.parse(token));
      level.at = name;
      if (level.seen.has(name)) return pointerTo(...levels.map(({ at }) => at));
      level.seen.add(name);
    }
  }
  return undefined;
}
