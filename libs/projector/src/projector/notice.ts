import { FOLLOWS, kindOfDescribed, type ParkedEntry } from '../parking/index.ts';

/**
 * What somebody should know of although the work goes on: a sentence for the log and what it is about. Never the words
 * of an error, which may quote what somebody typed.
 */
export interface Notice {
  readonly what: string;
  readonly about: Readonly<Record<string, string | number | null>>;
}

/** Which document or stream waits from now on, because of which event; `jejak parked show` has the words. */
export function parkedNotice(generation: string, { projection, document, stream, error, events }: ParkedEntry): Notice {
  const { ordinal = null, revision = null } = events[0] ?? {};
  const kind = error === FOLLOWS ? error : kindOfDescribed(error);
  return { what: 'parked', about: { generation, projection, document, stream, revision, ordinal, error: kind } };
}
