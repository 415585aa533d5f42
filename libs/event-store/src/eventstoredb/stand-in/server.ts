import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { type Accounts, checkAccount, type Right } from './accounts.ts';
import { takeAppends } from './appending.ts';
import { type Cluster, checkLeads, gossipAnswer } from './cluster.ts';
import { FaultPlan, type Faults } from './faults.ts';
import { supportedMethods } from './features.ts';
import { Log } from './log.ts';
import { answerRead, type ReadCall } from './reading.ts';

export interface StandInOptions {
  /** Keeps its events there; in memory where it is left out. */
  readonly file?: string;
  /** 0, any free one, where it is left out. */
  readonly port?: number;
  /** PEM of the certificate and its key; in the clear where they are left out. */
  readonly tls?: { readonly certificate: Buffer; readonly key: Buffer };
  /** Who may do what; everybody everything where it is left out. */
  readonly accounts?: Accounts;
  /** Where it is one of several; each keeps events of its own. */
  readonly cluster?: Cluster;
}

/** A server that speaks EventStoreDB's protocol and behaves as `docs/eventstoredb-contract.md` says. */
export interface StandIn {
  readonly port: number;
  readonly log: Log;
  setFaults(faults: Partial<Faults>): void;
  /** Ends every subscription as a dying server would; gives how many there were. */
  dropSubscriptions(): number;
  /** Ends at once, connections included. */
  stop(): Promise<void>;
}

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { file, port = 0, tls, cluster } = options;
  const log = new Log(file);
  const faults = new FaultPlan();
  const parts = { log, faults };
  const subscriptions = new Set<ReadCall>();
  const server = new Server({ 'grpc.max_receive_message_length': -1 });
  let bound = port;
  const check = (call: AnyCall, right: Right) => {
    if (options.accounts !== undefined) checkAccount(call.metadata, right, options.accounts);
    if (cluster !== undefined) checkLeads(bound, call.metadata, cluster);
  };

  // A throw in a handler would end the process: each is caught and becomes the answer.
  server.addService(READY_BYTES, {
    batchAppend: guarded((call: Parameters<typeof takeAppends>[0]) => takeAppends(call, parts), 'write', check),
    read: guarded(
      async (call: ReadCall) => {
        if (call.request.getOptions()?.hasSubscription()) subscriptions.add(call);
        await answerRead(call, parts).finally(() => subscriptions.delete(call));
      },
      'read',
      check,
    ),
    append: unimplemented,
    delete: unimplemented,
    tombstone: unimplemented,
  });
  server.addService(ServerFeaturesService, {
    getSupportedMethods: (_call: unknown, answer: (error: null, methods: object) => void) =>
      answer(null, supportedMethods()),
  });

  if (cluster !== undefined) {
    server.addService(GossipService, {
      read: (_call: unknown, answer: (error: null, info: object) => void) => answer(null, gossipAnswer(cluster)),
    });
  }

  const credentials = tls
    ? ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }])
    : ServerCredentials.createInsecure();
  bound = await listen(server, `127.0.0.1:${port}`, credentials);
  return {
    port: bound,
    log,
    setFaults: (some) => faults.set(some),
    dropSubscriptions() {
      const dropped = [...subscriptions];
      subscriptions.clear();
      for (const call of dropped) call.emit('error', { code: status.UNAVAILABLE, details: 'read ECONNRESET' });
      return dropped.length;
    },
    async stop() {
      server.forceShutdown();
      log.close();
    },
  };
}

/** Answers to reads are handed over as bytes that were made before. */
const READY_BYTES = {
  ...StreamsService,
  read: {
    ...StreamsService.read,
    responseSerialize: (answer: ReadResp | Buffer) =>
      Buffer.isBuffer(answer) ? answer : StreamsService.read.responseSerialize(answer),
  },
};

interface AnyCall {
  readonly metadata: Parameters<typeof checkAccount>[0];
  emit(event: 'error', error: unknown): boolean;
  on(event: 'error', listener: () => void): unknown;
}

function guarded<C extends AnyCall>(
  handle: (call: C) => unknown,
  right: Right,
  check: (call: AnyCall, right: Right) => void,
) {
  return async (call: C): Promise<void> => {
    call.on('error', () => {});
    try {
      check(call, right);
      await handle(call);
    } catch (error) {
      call.emit('error', error);
    }
  };
}

function unimplemented(call: AnyCall): void {
  call.emit('error', { code: status.UNIMPLEMENTED, details: 'the stand-in does not do this' });
}

function listen(server: Server, address: string, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, port) => (error ? reject(error) : resolve(port)));
  });
}
