import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { CallOptions, Client, ClientDuplexStream, ClientReadableStream, Metadata } from '@grpc/grpc-js';
import { type AppendAnswer, readAppendAnswer } from './append-answer.ts';
import { type ReadAnswer, readAnswer } from './read-answer.ts';
import { StreamsService } from './wire.ts';

/** What every call carries. */
export type Carried = [metadata: Metadata, options: CallOptions];

export type ReadCall = ClientReadableStream<ReadAnswer>;
/** Takes appends in bytes. */
export type AppendCall = ClientDuplexStream<Buffer, AppendAnswer>;

const { read, batchAppend } = StreamsService;

/** Answers of reads and appends are taken from their bytes as they come: millions of them are made into few objects. */
export function startRead(client: Client, request: ReadReq, carried: Carried): ReadCall {
  return client.makeServerStreamRequest(read.path, read.requestSerialize, readAnswer, request, ...carried);
}

export function startAppending(client: Client, carried: Carried): AppendCall {
  return client.makeBidiStreamRequest(batchAppend.path, (request: Buffer) => request, readAppendAnswer, ...carried);
}
