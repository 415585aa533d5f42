import type { Log, LogRecord, ProposedRecord } from './log.ts';

export type Expected = number | 'no_stream' | 'any' | 'stream_exists';

export interface Proposal {
  readonly stream: string;
  readonly expected: Expected;
  readonly records: readonly ProposedRecord[];
}

export type Verdict =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  | { readonly kind: 'conflict'; readonly actual: number | 'no_stream' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'bad-request' };

export const MAX_APPEND_BYTES = 1024 * 1024;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Appends as EventStoreDB 23.10 was seen to, its odd answers included. */
export function judgeAppend(log: Log, { stream, expected, records }: Proposal): Verdict {
  if (records.some(({ id, type }) => !UUID.test(id) || type === '')) return { kind: 'bad-request' };
  if (records.reduce((sum, record) => sum + sizeOf(record), 0) > MAX_APPEND_BYTES) return { kind: 'too-large' };
  const stored = log.stream(stream);
  const last = stored.length - 1;
  if (records.length === 0) return madeUp(log, last);
  const repeated = repeatOf(stored, expected, records);
  if (repeated) return { kind: 'written', revision: repeated.revision, position: repeated.position };
  if (!fits(expected, last)) return { kind: 'conflict', actual: last < 0 ? 'no_stream' : last };
  const written = log.append(stream, records);
  return { kind: 'written', revision: last + records.length, position: written?.position ?? 0 };
}

function sizeOf({ type, data, metadata }: ProposedRecord): number {
  return data.length + metadata.length + type.length * 2;
}

/** An empty append is answered as if something had been written. */
function madeUp(log: Log, last: number): Verdict {
  return { kind: 'written', revision: Math.max(last, 0), position: (log.at(-1)?.position ?? 0) + 1 };
}

function fits(expected: Expected, last: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'stream_exists') return last >= 0;
  return last === (expected === 'no_stream' ? -1 : expected);
}

/** The last of the stored events that these repeat. It is looked for only where the expected revision is an older one. */
function repeatOf(
  stored: readonly LogRecord[],
  expected: Expected,
  records: readonly ProposedRecord[],
): LogRecord | undefined {
  const before = revisionBefore(stored, expected, records);
  if (before === undefined || before >= stored.length - 1) return undefined;
  const candidates = stored.slice(before + 1, before + 1 + records.length);
  const same = candidates.length === records.length && candidates.every(({ id }, index) => id === records[index]?.id);
  return same ? candidates.at(-1) : undefined;
}

function revisionBefore(stored: readonly LogRecord[], expected: Expected, records: readonly ProposedRecord[]) {
  if (typeof expected === 'number') return expected;
  if (expected === 'no_stream') return -1;
  const first = stored.find(({ id }) => id === records[0]?.id);
  return first === undefined ? undefined : first.revision - 1;
}
