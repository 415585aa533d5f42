import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { streamIdentifier, streams, uuidMessage } from '../wire.ts';
import type { LogRecord } from './log.ts';

const { ReadResp: Answer } = streams;

/** Beyond it an answer is made anew each time instead of being kept. */
const LARGE = 16 * 1024;
const made = new WeakMap<LogRecord, Buffer>();

/** A record as a reader gets it, in the bytes of its message: many readers ask for the same ones. */
export function eventAnswer(record: LogRecord): Buffer {
  const known = made.get(record);
  if (known) return known;
  const event = new Answer.ReadEvent().setEvent(recordedEvent(record)).setCommitPosition(String(record.position));
  const bytes = bytesOf(new Answer().setEvent(event));
  if (bytes.length < LARGE) made.set(record, bytes);
  return bytes;
}

export function confirmationAnswer(subscription: string): Buffer {
  const confirmation = new Answer.SubscriptionConfirmation().setSubscriptionId(subscription);
  return bytesOf(new Answer().setConfirmation(confirmation));
}

export function checkpointAnswer(position: number): Buffer {
  const [commit, prepare] = [String(position), String(position)];
  const checkpoint = new Answer.Checkpoint().setCommitPosition(commit).setPreparePosition(prepare);
  return bytesOf(new Answer().setCheckpoint(checkpoint));
}

export function caughtUpAnswer(): Buffer {
  return bytesOf(new Answer().setCaughtUp(new Answer.CaughtUp()));
}

export function notFoundAnswer(stream: string): Buffer {
  const notFound = new Answer.StreamNotFound().setStreamIdentifier(streamIdentifier(stream));
  return bytesOf(new Answer().setStreamNotFound(notFound));
}

function recordedEvent(record: LogRecord): ReadResp.ReadEvent.RecordedEvent {
  const event = new Answer.ReadEvent.RecordedEvent()
    .setId(uuidMessage(record.id))
    .setStreamIdentifier(streamIdentifier(record.stream))
    .setStreamRevision(String(record.revision))
    .setCommitPosition(String(record.position))
    .setPreparePosition(String(record.position))
    .setData(record.data)
    .setCustomMetadata(record.metadata);
  event
    .getMetadataMap()
    .set('type', record.type)
    .set('content-type', record.contentType)
    .set('created', record.created);
  return event;
}

function bytesOf(answer: ReadResp): Buffer {
  return Buffer.from(answer.serializeBinary());
}
