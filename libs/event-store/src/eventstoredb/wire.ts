// The messages of EventStoreDB's protocol, as its own client generates them. They come as CommonJS modules whose
// exports only a default import sees.
import uuids from '@eventstore/db-client/dist/utils/grpcUUID.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

export { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
export { shared, streams };

export const { createUUID: uuidMessage, parseUUID: uuidText } = uuids;

export function streamIdentifier(stream: string) {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
}
