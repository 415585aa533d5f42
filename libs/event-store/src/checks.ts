import { AppendTooLarge, InvalidAppend } from './errors.ts';
import { type ExpectedRevision, MAX_APPEND_BYTES, type NewEvent } from './port.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What every adapter refuses before it sends anything: servers answer some of these with a made-up success.
 * Throws InvalidAppend or AppendTooLarge.
 */
export function checkAppend(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): void {
  checkStreamName(stream);
  checkExpectedRevision(expected);
  if (events.length === 0) throw new InvalidAppend('an append needs at least one event');
  for (const event of events) checkEvent(event);
  checkIdsDiffer(events);
  checkSize(events);
}

function checkStreamName(stream: string): void {
  if (stream === '') throw new InvalidAppend('the stream has no name');
  if (!stream.isWellFormed()) throw new InvalidAppend('the stream name is not well-formed Unicode');
  // EventStoreDB keeps such streams for itself and they are left out of the global order.
  if (stream.startsWith('$')) throw new InvalidAppend(`stream ${stream} begins with $`);
}

function checkExpectedRevision(expected: ExpectedRevision): void {
  if (expected === 'noStream' || (Number.isSafeInteger(expected) && expected >= 0)) return;
  throw new InvalidAppend(`${expected} is no revision`);
}

function checkEvent({ id, type, json }: NewEvent): void {
  // Lower case only: a server gives ids back in lower case whatever was sent.
  if (!UUID.test(id)) throw new InvalidAppend(`event id ${id} is no UUID in lower case`);
  if (type === '') throw new InvalidAppend(`event ${id} has no type`);
  // A lone surrogate has no UTF-8 form and would come back as something else.
  if (!type.isWellFormed() || !json.isWellFormed()) throw new InvalidAppend(`event ${id} is not well-formed Unicode`);
}

function checkIdsDiffer(events: readonly NewEvent[]): void {
  if (events.length === 1) return;
  if (new Set(events.map((event) => event.id)).size < events.length) {
    throw new InvalidAppend('an event id stands twice in one append');
  }
}

function checkSize(events: readonly NewEvent[]): void {
  let bytes = 0;
  for (const event of events) bytes += Buffer.byteLength(event.json);
  if (bytes > MAX_APPEND_BYTES) {
    throw new AppendTooLarge(`an append of ${bytes} bytes; at most ${MAX_APPEND_BYTES} are possible`);
  }
}
