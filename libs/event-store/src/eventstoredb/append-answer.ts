import { AppendTooLarge, InvalidAppend, StoreRefused, StoreUnavailable, WrongExpectedRevision } from '../errors.ts';
import { type AppendResult, type ExpectedRevision, MAX_APPEND_BYTES, type Position } from '../port.ts';
import type { AppendRequest } from './append-request.ts';
import { readPosition } from './position.ts';
import { FieldReader } from './protobuf/index.ts';
import { readUuid } from './uuid.ts';
import { shared, streams } from './wire.ts';

export interface AppendAnswer {
  /** That of the request. */
  readonly correlation: string;
  readonly success: { readonly revision: number; readonly position: Position | undefined } | undefined;
  /** The whole of it, for what is told only where there was no success. */
  readonly bytes: Buffer;
}

// Fields of BatchAppendResp and of the success in it.
const ANSWER = { correlation: 1, success: 3 };
const SUCCESS = { revision: 1, position: 3 };

export function readAppendAnswer(bytes: Buffer): AppendAnswer {
  const answer = new FieldReader(bytes);
  let correlation = '';
  let success: AppendAnswer['success'];
  for (let field = answer.next(); field !== 0; field = answer.next()) {
    if (field === ANSWER.correlation) correlation = readUuid(answer.message());
    else if (field === ANSWER.success) success = readSuccess(answer.message());
  }
  return { correlation, success, bytes };
}

function readSuccess(success: FieldReader): AppendAnswer['success'] {
  let revision = 0;
  let position: Position | undefined;
  for (let field = success.next(); field !== 0; field = success.next()) {
    if (field === SUCCESS.revision) revision = success.number();
    else if (field === SUCCESS.position) position = readPosition(success.message());
  }
  return { revision, position };
}

/** The result of an append, or the error of the port that the server's answer means. */
export function appendResult({ success, bytes }: AppendAnswer, request: AppendRequest): AppendResult {
  if (success === undefined) throw refusal(bytes, request);
  const { revision, position } = success;
  if (position === undefined) throw new StoreUnavailable('the server did not say where it appended');
  return { revision, position };
}

function refusal(bytes: Buffer, { stream, expected }: AppendRequest): Error {
  const status = streams.BatchAppendResp.deserializeBinary(bytes).getError();
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
