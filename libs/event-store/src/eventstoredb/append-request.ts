import type { ExpectedRevision, NewEvent } from '../port.ts';
import { MessageWriter } from './protobuf/index.ts';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

// Fields of BatchAppendReq and of the messages in it.
const REQUEST = { correlation: 1, options: 2, proposed: 3, isFinal: 4 };
const OPTIONS = { stream: 1, revision: 2, noStream: 3, deadline: 6 };
const PROPOSED = { id: 1, metadata: 2, data: 4 };
const ENTRY = { key: 1, value: 2 };
const STREAM_NAME = 3;
const UUID_AS_TEXT = 2;
const SECONDS = 1;
const NANOSECONDS = 2;

/** More than the fields around an event, or around all of them, ever take, names left out. */
const AROUND = 160;
/** UTF-8 takes so many bytes for one unit of UTF-16 at the most. */
const WIDEST = 3;

/** One append as one message, in bytes: it stays below the limit of an append, which is below that of a message. */
export function batchAppendRequest(
  { stream, expected, events }: AppendRequest,
  correlation: string,
  deadlineMs: number,
): Buffer {
  const sizes = events.map(({ json }) => Buffer.byteLength(json));
  const names = events.reduce((sum, { type }) => sum + type.length * WIDEST + AROUND, stream.length * WIDEST + AROUND);
  const writer = new MessageWriter(sizes.reduce((sum, size) => sum + size, names));
  writer.number(REQUEST.isFinal, 1);
  for (const [index, event] of events.toReversed().entries()) propose(writer, event, sizes.at(-1 - index));
  const since = writer.length;
  writeDeadline(writer, Date.now() + deadlineMs);
  if (expected === 'noStream') writer.message(OPTIONS.noStream, writer.length);
  else writer.number(OPTIONS.revision, expected);
  const name = writer.length;
  writer.text(STREAM_NAME, stream);
  writer.message(OPTIONS.stream, name);
  writer.message(REQUEST.options, since);
  writeUuid(writer, REQUEST.correlation, correlation);
  return writer.finish();
}

/** The bytes go as they are, marked as JSON, so that the server's own pages show them. */
function propose(writer: MessageWriter, { id, type, json }: NewEvent, size: number | undefined): void {
  const since = writer.length;
  writer.text(PROPOSED.data, json, size);
  writeEntry(writer, 'content-type', 'application/json');
  writeEntry(writer, 'type', type);
  writeUuid(writer, PROPOSED.id, id);
  writer.message(REQUEST.proposed, since);
}

function writeEntry(writer: MessageWriter, key: string, value: string): void {
  const since = writer.length;
  writer.text(ENTRY.value, value);
  writer.text(ENTRY.key, key);
  writer.message(PROPOSED.metadata, since);
}

function writeUuid(writer: MessageWriter, field: number, uuid: string): void {
  const since = writer.length;
  writer.text(UUID_AS_TEXT, uuid);
  writer.message(field, since);
}

function writeDeadline(writer: MessageWriter, atMs: number): void {
  const since = writer.length;
  writer.number(NANOSECONDS, (atMs % 1_000) * 1_000_000);
  writer.number(SECONDS, Math.floor(atMs / 1_000));
  writer.message(OPTIONS.deadline, since);
}
