import { ApiProblem } from '../problems/index.ts';

/** Which list a cursor belongs to: its name, and what was asked of it. */
type List = readonly (string | null)[];

/** Where a list goes on; taken up only by the list that gave it. */
export function placeAfter(list: List, last: readonly string[]): string {
  return Buffer.from(JSON.stringify([...list, ...last])).toString('base64url');
}

/** What the last item of the page before is found by; throws cursor-invalid for anything but a cursor of this list. */
export function readPlace(list: List, count: number, cursor: string): readonly string[] {
  const [...read] = decode(cursor);
  const last = read.splice(list.length).filter((value) => typeof value === 'string');
  if (last.length === count && list.every((value, index) => value === read[index])) return last;
  throw new ApiProblem('cursor-invalid', {
    errors: [{ in: 'query', pointer: '/cursor', problem: 'malformed', expected: 'next of the page before' }],
  });
}

function decode(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
