import { isIP } from 'node:net';
import { checkServerIdentity } from 'node:tls';
import { ChannelCredentials, type ChannelOptions, credentials } from '@grpc/grpc-js';
import type { TlsSettings } from './connection-settings.ts';

type Connecting = Parameters<ChannelCredentials['_createSecureConnector']>;

/** TLS may ask a server for a name and not for an address (RFC 6066, section 3): this is how its nodes call themselves. */
const NODE_NAME = 'eventstoredb-node';

/**
 * TLS to nodes of which some are known by their addresses, as those of a cluster often are: gRPC would ask for the
 * address as for a name, which Node refuses. The certificate must be for the address all the same.
 */
export class TlsCredentials extends ChannelCredentials {
  readonly #tls: TlsSettings;
  readonly #byName: ChannelCredentials;

  constructor(tls: TlsSettings) {
    super();
    this.#tls = tls;
    this.#byName = create(tls);
  }

  _isSecure(): boolean {
    return true;
  }

  _equals(other: ChannelCredentials): boolean {
    return this === other;
  }

  _createSecureConnector(
    ...[target, options, ...rest]: Connecting
  ): ReturnType<ChannelCredentials['_createSecureConnector']> {
    const host = target.path.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
    if (isIP(host) === 0) return this.#byName._createSecureConnector(target, options, ...rest);
    const named: ChannelOptions = { ...options, 'grpc.ssl_target_name_override': NODE_NAME };
    return create(this.#tls, host)._createSecureConnector(target, named, ...rest);
  }
}

/** For nodes by name, or for the one with this address. */
function create({ authority, key, certificate }: TlsSettings, address?: string): ChannelCredentials {
  const verify =
    address === undefined
      ? {}
      : {
          checkServerIdentity: (_: string, shown: Parameters<typeof checkServerIdentity>[1]) =>
            checkServerIdentity(address, shown),
        };
  return credentials.createSsl(authority, key ?? null, certificate ?? null, verify);
}
