import discovery from '@eventstore/db-client/dist/Client/discovery.js';
import {
  CallCredentials,
  type CallOptions,
  Channel,
  type ChannelCredentials,
  Client,
  credentials,
  Metadata,
} from '@grpc/grpc-js';
import { StoreUnavailable } from '../errors.ts';
import type { Carried } from './calls.ts';
import type { ConnectionSettings, Node } from './connection-settings.ts';
import { failureOf, leaderNamedBy } from './failures.ts';
import { TlsCredentials } from './tls-credentials.ts';

/** A channel to one node. */
export interface Link {
  readonly node: Node;
  readonly channel: Channel;
  readonly client: Client;
}

/** An event of up to 16 MiB may have been written by other means than this protocol. */
const MAX_RECEIVED_BYTES = 17 * 1024 * 1024;

/** One channel at a time to the node that leads; the leader is looked for again where that one is gone or leads no more. */
export class Connection {
  readonly settings: ConnectionSettings;
  readonly #credentials: ChannelCredentials;
  readonly #call: CallOptions;
  #link: Promise<Link> | undefined;
  #failed: Node | undefined;
  #leader: Node | undefined;
  #closed = false;

  constructor(settings: ConnectionSettings) {
    this.settings = settings;
    const { tls, user } = settings;
    this.#credentials = tls ? new TlsCredentials(tls) : credentials.createInsecure();
    this.#call = user ? { credentials: callCredentials(user) } : {};
  }

  /** Throws StoreUnavailable where no node can be found. */
  async link(): Promise<Link> {
    if (this.#closed) throw new StoreUnavailable('the event store is closed');
    this.#link ??= this.#connect();
    return this.#link;
  }

  /** What every call carries. Only the leader answers: a follower may not have what was just acknowledged. */
  call(deadlineMs: number): Carried {
    const metadata = new Metadata();
    metadata.set('connection-name', this.settings.name);
    metadata.set('requires-leader', 'true');
    return [metadata, { ...this.#call, deadline: Number.isFinite(deadlineMs) ? Date.now() + deadlineMs : deadlineMs }];
  }

  /** After a failed call: the next one begins anew, at another node where there is one. Other calls under way go on. */
  report(failed: Link, error: unknown): void {
    const leader = leaderNamedBy(error);
    if (!(failureOf(error, 'call') instanceof StoreUnavailable)) return;
    void this.#link?.then((link) => {
      if (link !== failed) return;
      this.#link = undefined;
      this.#failed = failed.node;
      this.#leader = leader;
      failed.channel.close();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const link = await this.#link?.catch(() => undefined);
    link?.channel.close();
  }

  async #connect(): Promise<Link> {
    try {
      const node = await this.#findNode();
      const channel = new Channel(`${node.address}:${node.port}`, this.#credentials, {
        'grpc.keepalive_time_ms': this.settings.keepAliveMs,
        'grpc.keepalive_timeout_ms': this.settings.keepAliveMs,
        'grpc.max_receive_message_length': MAX_RECEIVED_BYTES,
        // Shared connections remember failures and pause, up to minutes: a server that is back would stay unused.
        'grpc.use_local_subchannel_pool': 1,
        // Whoever calls decides whether to call again; nothing need be kept for it.
        'grpc.enable_retries': 0,
      });
      return { node, channel, client: new Client('', this.#credentials, { channelOverride: channel }) };
    } catch (cause) {
      this.#link = undefined;
      throw failureOf(cause, 'looking for the leader of the cluster');
    }
  }

  async #findNode(): Promise<Node> {
    const { cluster } = this.settings;
    const leader = this.#leader;
    this.#leader = undefined;
    if (leader) return leader;
    return 'node' in cluster
      ? cluster.node
      : discovery.discoverEndpoint(cluster.discovery, this.#credentials, this.#failed);
  }
}

function callCredentials({ name, password }: { readonly name: string; readonly password: string }): CallCredentials {
  const basic = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
  return CallCredentials.createFromMetadataGenerator((_, done) => {
    const metadata = new Metadata();
    metadata.set('authorization', basic);
    done(null, metadata);
  });
}
