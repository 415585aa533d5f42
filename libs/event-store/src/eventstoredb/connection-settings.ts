import { readFileSync } from 'node:fs';
import type { DNSClusterOptions, GossipClusterOptions } from '@eventstore/db-client';
import parser from '@eventstore/db-client/dist/Client/parseConnectionString.js';
import { WrongConnectionSettings } from '../errors.ts';

export interface Node {
  readonly address: string;
  readonly port: number;
}

export interface TlsSettings {
  /** PEM; the authorities that the machine trusts where it is null. */
  readonly authority: Buffer | null;
  /** PEM of a user certificate and its key, where the server asks for them. */
  readonly certificate?: Buffer;
  readonly key?: Buffer;
}

/** How the server is reached; made by {@link readConnectionSettings}. */
export interface ConnectionSettings {
  readonly cluster: { readonly node: Node } | { readonly discovery: DNSClusterOptions | GossipClusterOptions };
  /** Null where the connection is in the clear. */
  readonly tls: TlsSettings | null;
  readonly user: { readonly name: string; readonly password: string } | null;
  /** How it is called in the server's log. */
  readonly name: string;
  /** How long an append waits for its answer. */
  readonly deadlineMs: number;
  /** After how long a silent connection is asked whether it is alive, and how long the answer may take. */
  readonly keepAliveMs: number;
}

export interface ConnectionInput {
  /** `esdb://host:2113`, several hosts with commas, `esdb+discover://name` for a cluster in DNS; options after `?`. */
  readonly url: string;
  /** Apart from the URL, which is logged and seen in process lists. */
  readonly user?: string;
  readonly password?: string;
  /** File with the PEM of the authority that signed the server's certificate. */
  readonly caFile?: string;
}

const OPTIONS = [
  'tls',
  'tlsCAFile',
  'tlsVerifyCert',
  'userCertFile',
  'userKeyFile',
  'nodePreference',
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'defaultDeadline',
  'keepAliveInterval',
  'connectionName',
] as const;

type Parsed = ReturnType<typeof parser.parseConnectionString>;

/** Throws WrongConnectionSettings. Files are read now, so that a wrong path stops the start and not the first call. */
export function readConnectionSettings(input: ConnectionInput): ConnectionSettings {
  const parsed = parse(input.url);
  const tls = tlsOf(parsed, input.caFile);
  const { defaultDeadline = 10_000, keepAliveInterval = 10_000, connectionName = 'jejak' } = parsed;
  if (defaultDeadline <= 0) refuse('defaultDeadline must be more than 0 milliseconds');
  if (keepAliveInterval <= 0) refuse('keepAliveInterval must be more than 0: without it a dead link is never noticed');
  return {
    cluster: clusterOf(parsed),
    tls,
    user: userOf(parsed, input, tls),
    name: connectionName,
    deadlineMs: defaultDeadline,
    keepAliveMs: keepAliveInterval,
  };
}

function parse(url: string): Parsed {
  const known = new Map(OPTIONS.map((option) => [flat(option), option]));
  for (const pair of url.split('?')[1]?.split('&') ?? []) {
    const [option = '', value] = pair.split('=');
    if (!known.has(flat(option))) refuse(`the option ${option} is not known; known are ${OPTIONS.join(', ')}`);
    // Before the parser sees it, which would print the whole text.
    if (flat(option) === 'tlsverifycert' && value !== 'true') {
      refuse('tlsVerifyCert=false is not possible: name the authority of the certificate as tlsCAFile instead');
    }
  }
  try {
    return parser.parseConnectionString(url);
  } catch {
    // The parser's own message repeats the text, password included.
    return refuse(
      'it must read esdb://host:2113 or esdb+discover://cluster-name, with options as ?name=value&name=value',
    );
  }
}

const flat = (option: string): string => option.trim().toLowerCase().replace(/[_-]/g, '');

function clusterOf(parsed: Parsed): ConnectionSettings['cluster'] {
  const { hosts, dnsDiscover, nodePreference = 'leader' } = parsed;
  if (nodePreference !== 'leader') refuse('nodePreference must be leader: commands are answered by the leader only');
  const [first] = hosts;
  if (first === undefined) return refuse('it names no host');
  const search = {
    nodePreference,
    ...only('maxDiscoverAttempts', parsed.maxDiscoverAttempts),
    ...only('discoveryInterval', parsed.discoveryInterval),
    ...only('gossipTimeout', parsed.gossipTimeout),
  };
  if (dnsDiscover) return { discovery: { discover: first, ...search } };
  return hosts.length === 1 ? { node: first } : { discovery: { endpoints: hosts, ...search } };
}

function tlsOf(parsed: Parsed, caFile = parsed.tlsCAFile): TlsSettings | null {
  const { userCertFile, userKeyFile } = parsed;
  if (parsed.tls === false) {
    if (caFile ?? userCertFile ?? userKeyFile) refuse('certificates need TLS: leave tls=false out, or the files');
    return null;
  }
  if ((userCertFile === undefined) !== (userKeyFile === undefined)) {
    refuse('userCertFile and userKeyFile go together: name both or neither');
  }
  return {
    authority: caFile === undefined ? null : pem(caFile, 'certificate authority'),
    ...(userCertFile === undefined ? {} : { certificate: pem(userCertFile, 'user certificate') }),
    ...(userKeyFile === undefined ? {} : { key: pem(userKeyFile, 'key of the user certificate') }),
  };
}

function userOf({ defaultCredentials }: Parsed, { user, password }: ConnectionInput, tls: TlsSettings | null) {
  const name = user ?? defaultCredentials?.username;
  const secret = password ?? defaultCredentials?.password;
  if (name === undefined && secret === undefined) return null;
  if (name === undefined) return refuse('there is a password but no user');
  if (secret === undefined) return refuse(`the password of ${name} is missing`);
  if (tls === null) return refuse('a password is never sent in the clear: leave tls=false out, or the user');
  return { name, password: secret };
}

function pem(file: string, what: string): Buffer {
  const content = readOrRefuse(file, what);
  if (!content.includes('-----BEGIN ')) refuse(`the ${what} ${file} is no PEM file`);
  return content;
}

function readOrRefuse(file: string, what: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : cause;
    return refuse(`the ${what} ${file} cannot be read: ${code}`);
  }
}

function only<K extends string>(key: K, value: number | undefined): { readonly [name in K]?: number } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [name in K]: number });
}

function refuse(what: string): never {
  throw new WrongConnectionSettings(`the connection to EventStoreDB: ${what}`);
}
