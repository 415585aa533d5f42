import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';

const VERSION = '23.10.8';

/** What the client asks first: names of services and methods in lower case. */
export function supportedMethods(): InstanceType<typeof features.SupportedMethods> {
  const methods = [StreamsService.read, StreamsService.batchAppend].map(({ path }) => {
    const [, service = '', method = ''] = path.toLowerCase().split('/');
    return new features.SupportedMethod().setServiceName(service).setMethodName(method);
  });
  return new features.SupportedMethods().setEventStoreServerVersion(VERSION).setMethodsList(methods);
}
