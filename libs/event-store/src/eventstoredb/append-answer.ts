import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { AppendTooLarge, InvalidAppend, StoreRefused, StoreUnavailable, WrongExpectedRevision } from '../errors.ts';
import { type AppendResult, type ExpectedRevision, MAX_APPEND_BYTES } from '../port.ts';
import type { AppendRequest } from './append-request.ts';
import { formatPosition } from './position.ts';
import { shared } from './wire.ts';

/** The result of an append, or the error of the port that the server's answer means. */
export function appendResult(answer: BatchAppendResp, request: AppendRequest): AppendResult {
  const success = answer.getSuccess();
  if (success === undefined) throw refusal(answer.getError(), request);
  const position = success.getPosition();
  if (position === undefined) throw new StoreUnavailable('the server did not say where it appended');
  const place = { commit: position.getCommitPosition(), prepare: position.getPreparePosition() };
  return { revision: Number(success.getCurrentRevision()), position: formatPosition(place) };
}

function refusal(status: Status | undefined, { stream, expected }: AppendRequest): Error {
  const details = status?.getDetails();
  const message = status?.getMessage() || 'no reason given';
  switch (details?.getTypeName()) {
    case 'event_store.client.WrongExpectedVersion': {
      const actual = shared.WrongExpectedVersion.deserializeBinary(details.getValue_asU8());
      return new WrongExpectedRevision(stream, expected, revisionIn(actual));
    }
    case 'event_store.client.MaximumAppendSizeExceeded':
      return new AppendTooLarge(`an append to ${stream} was too large; about ${MAX_APPEND_BYTES} bytes are possible`);
    case 'event_store.client.BadRequest':
      return new InvalidAppend(`the server cannot make sense of the append to ${stream}: ${message}`);
    case 'event_store.client.AccessDenied':
      return new StoreRefused(`the account may not append to ${stream}; it needs the right to write`);
    case 'event_store.client.StreamDeleted':
      return new StoreRefused(`stream ${stream} was deleted on the server; a ledger's streams never are`);
    // A timeout, and whatever else: it may have been written.
    default:
      return new StoreUnavailable(`the server could not say whether it appended to ${stream}: ${message}`);
  }
}

function revisionIn(conflict: InstanceType<typeof shared.WrongExpectedVersion>): ExpectedRevision {
  return conflict.hasCurrentStreamRevision() ? Number(conflict.getCurrentStreamRevision()) : 'noStream';
}
