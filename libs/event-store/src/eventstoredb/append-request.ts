import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import empties from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamps from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { ExpectedRevision, NewEvent } from '../port.ts';
import { streamIdentifier, streams, uuidMessage } from './wire.ts';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/** One append as one message: it stays below the limit of an append, which is below that of a message. */
export function batchAppendRequest(
  { stream, expected, events }: AppendRequest,
  correlation: string,
  deadlineMs: number,
): BatchAppendReq {
  const options = new streams.BatchAppendReq.Options()
    .setStreamIdentifier(streamIdentifier(stream))
    .setDeadline(timestamps.Timestamp.fromDate(new Date(Date.now() + deadlineMs)));
  if (expected === 'noStream') options.setNoStream(new empties.Empty());
  else options.setStreamPosition(String(expected));
  return new streams.BatchAppendReq()
    .setCorrelationId(uuidMessage(correlation))
    .setOptions(options)
    .setProposedMessagesList(events.map(proposedMessage))
    .setIsFinal(true);
}

/** The bytes go as they are, marked as JSON, so that the server's own pages show them. */
function proposedMessage({ id, type, json }: NewEvent): BatchAppendReq.ProposedMessage {
  const message = new streams.BatchAppendReq.ProposedMessage().setId(uuidMessage(id)).setData(Buffer.from(json));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message;
}
