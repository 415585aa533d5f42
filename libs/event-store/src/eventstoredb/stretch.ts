import type { Position } from '../port.ts';
import type { Connection } from './connection.ts';
import { readAllRequest } from './read-request.ts';
import { readOnce } from './reading.ts';
import { isSystemStream } from './recorded-event.ts';

/** What streams a subscription wants: those whose name begins with one of these, or all but the server's own. */
export type Prefixes = readonly string[] | undefined;

/** What stands after a position, as far as a subscription cares. */
export interface Stretch {
  /** Something that the filter lets through. */
  readonly matches: boolean;
  /** Where the stretch ends, where nothing in it matches; undefined where it is empty. */
  readonly through: Position | undefined;
}

const PAGE = 256;

/** Looks at everything after the position up to the first match or the end of the store. */
export async function stretchAfter(
  connection: Connection,
  after: Position | undefined,
  prefixes: Prefixes,
): Promise<Stretch> {
  let from = after;
  let through: Position | undefined;
  for (;;) {
    const page = await readOnce(connection, readAllRequest(from, PAGE), 'looking for news');
    const start = from ?? '';
    for (const { stream, position } of page) {
      // A read includes the event at the position itself.
      if (position <= start) continue;
      if (picks(prefixes, stream)) return { matches: true, through: undefined };
      through = position;
    }
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return { matches: false, through };
    from = last.position;
  }
}

/** Whether a stream is among those that are wanted. */
export function picks(prefixes: Prefixes, stream: string): boolean {
  return prefixes === undefined ? !isSystemStream(stream) : prefixes.some((prefix) => stream.startsWith(prefix));
}
