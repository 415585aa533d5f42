import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { text } from 'node:stream/consumers';

/** Answers as Vault's transit engine does, with real cryptography, to tokens and about keys that it knows. */
export interface TransitStandIn {
  readonly url: string;
  readonly requests: { readonly path: string; readonly items: number }[];
  /** Tokens that it takes. */
  readonly tokens: Set<string>;
  /** A new version of the key, under which everything is encrypted from now on. */
  rotate(key: string): void;
  /** Versions before this one decrypt no more. */
  setMinDecryptionVersion(key: string, version: number): void;
  /** Another certificate from now on, as after a renewal that went wrong; who is connected has to come again. */
  show(certificate: ServerCertificate): void;
  seal(): void;
  unseal(): void;
  close(): Promise<void>;
}

interface NamedKey {
  readonly versions: Buffer[];
  minDecryptionVersion: number;
}

class Rejected extends Error {}

/** PEM of a certificate and its key. */
export interface ServerCertificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** With `keys` made already, at version 1; over HTTPS where it has something to show. */
export async function startTransitStandIn(
  keys: readonly string[],
  token: string,
  certificate?: ServerCertificate,
): Promise<TransitStandIn> {
  const named = new Map(
    keys.map((key): [string, NamedKey] => [key, { versions: [randomBytes(32)], minDecryptionVersion: 1 }]),
  );
  const tokens = new Set([token]);
  const requests: { path: string; items: number }[] = [];
  let sealed = false;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const say = (status: number, body: object) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    const body = JSON.parse((await text(request)) || '{}');
    const path = request.url ?? '';
    requests.push({ path, items: body.batch_input?.length ?? 1 });
    if (sealed) return say(503, { errors: ['Vault is sealed'] });
    if (!tokens.has(String(request.headers['x-vault-token']))) return say(403, { errors: ['permission denied'] });
    const [, operation = '', name = ''] = /^\/v1\/transit\/(encrypt|decrypt|rewrap)\/(.+)$/.exec(path) ?? [];
    if (operation === '') return say(404, { errors: [] });
    const key = named.get(name);
    if (key === undefined) return say(400, { errors: ['encryption key not found'] });
    const results = body.batch_input.map((item: Record<string, string>) => resultOf(key, operation, item));
    say(results.some((result: object) => 'error' in result) ? 400 : 200, { data: { batch_results: results } });
  };

  const listener = (request: IncomingMessage, response: ServerResponse) => void answer(request, response);
  const overTls = certificate === undefined ? null : createTlsServer(certificate, listener);
  const server = overTls ?? createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`,
    requests,
    tokens,
    rotate: (key) => void named.get(key)?.versions.push(randomBytes(32)),
    setMinDecryptionVersion: (key, version) => {
      const found = named.get(key);
      if (found) found.minDecryptionVersion = version;
    },
    show: (other) => {
      if (overTls === null) throw new Error('it speaks plain HTTP, and shows nothing');
      overTls.setSecureContext(other);
      overTls.closeAllConnections();
    },
    seal: () => {
      sealed = true;
    },
    unseal: () => {
      sealed = false;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function resultOf(key: NamedKey, operation: string, item: Record<string, string>): object {
  try {
    if (operation === 'encrypt')
      return {
        ciphertext: encrypt(key, Buffer.from(item.plaintext ?? '', 'base64')),
        key_version: key.versions.length,
      };
    const plain = decrypt(key, item.ciphertext ?? '');
    if (operation === 'decrypt') return { plaintext: plain.toString('base64') };
    return { ciphertext: encrypt(key, plain), key_version: key.versions.length };
  } catch (failure) {
    return { error: failure instanceof Rejected ? failure.message : 'cipher: message authentication failed' };
  }
}

function encrypt({ versions }: NamedKey, plain: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', versions.at(-1) ?? Buffer.alloc(32), nonce);
  const bytes = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return `vault:v${versions.length}:${bytes.toString('base64')}`;
}

function decrypt({ versions, minDecryptionVersion }: NamedKey, ciphertext: string): Buffer {
  const [, version = '', text = ''] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
  const key = versions[Number(version) - 1];
  if (text === '') throw new Rejected('invalid ciphertext: no prefix');
  if (key === undefined) throw new Rejected('invalid ciphertext: version is too new');
  if (Number(version) < minDecryptionVersion)
    throw new Rejected('ciphertext or signature version is disallowed by policy (too old)');
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}
