import rpc from '@eventstore/db-client/generated/status_pb.js';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import anys from 'google-protobuf/google/protobuf/any_pb.js';
import empties from 'google-protobuf/google/protobuf/empty_pb.js';
import { shared, streamIdentifier, streams, uuidMessage } from '../wire.ts';
import { MAX_APPEND_BYTES, type Proposal, type Verdict } from './judge-append.ts';

/** The answer to an append, which always names the stream. */
export function appendAnswer(correlation: string, { stream, expected }: Proposal, verdict: Verdict): BatchAppendResp {
  const answer = new streams.BatchAppendResp()
    .setCorrelationId(uuidMessage(correlation))
    .setStreamIdentifier(streamIdentifier(stream));
  switch (verdict.kind) {
    case 'written':
      return answer.setSuccess(success(verdict.revision, String(verdict.position)));
    case 'conflict':
      return answer.setError(conflict(expected, verdict.actual));
    case 'too-large':
      return answer.setError(
        failure(
          status.INVALID_ARGUMENT,
          'MaximumAppendSizeExceeded',
          new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES),
        ),
      );
    case 'bad-request':
      return answer.setError(failure(status.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest()));
  }
}

function success(revision: number, position: string): BatchAppendResp.Success {
  const place = new shared.AllStreamPosition().setCommitPosition(position).setPreparePosition(position);
  return new streams.BatchAppendResp.Success().setCurrentRevision(String(revision)).setPosition(place);
}

function conflict(expected: Proposal['expected'], actual: number | 'no_stream') {
  const details = new shared.WrongExpectedVersion();
  if (actual === 'no_stream') details.setCurrentNoStream(new empties.Empty());
  else details.setCurrentStreamRevision(String(actual));
  if (expected === 'no_stream') details.setExpectedNoStream(new empties.Empty());
  else if (expected === 'stream_exists') details.setExpectedStreamExists(new empties.Empty());
  else if (expected === 'any') details.setExpectedAny(new empties.Empty());
  else details.setExpectedStreamPosition(String(expected));
  return failure(status.ALREADY_EXISTS, 'WrongExpectedVersion', details);
}

function failure(code: number, name: string, details: { serializeBinary(): Uint8Array }) {
  const any = new anys.Any();
  any.pack(details.serializeBinary(), `event_store.client.${name}`);
  return new rpc.Status().setCode(code).setMessage(name).setDetails(any);
}
