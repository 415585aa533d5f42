import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { certificateAdvice } from './certificate-advice.ts';
import { KeyServiceRefused, KeyServiceUnavailable } from './errors.ts';
import { type JsonAnswer, postJson } from './post-json.ts';
import type { TransitSettings } from './settings.ts';

export type Operation = 'encrypt' | 'decrypt' | 'rewrap';

/** What became of one item of a batch: its field, or why not. */
export type ItemResult = { readonly value: string } | { readonly error: string };

const FIELD = { encrypt: 'ciphertext', decrypt: 'plaintext', rewrap: 'ciphertext' } as const;

/** Speaks to one key of the transit engine, https://developer.hashicorp.com/vault/api-docs/secret/transit */
export class TransitClient {
  readonly #settings: TransitSettings;
  readonly #agent: HttpAgent;
  #token: string | null = null;

  /** Throws KeyServiceRefused where the authority's file cannot be read. */
  constructor(settings: TransitSettings) {
    this.#settings = settings;
    const isTls = new URL(settings.url).protocol === 'https:';
    this.#agent = isTls
      ? new HttpsAgent({ keepAlive: true, ...authorityOf(settings) })
      : new HttpAgent({ keepAlive: true });
  }

  /** Throws KeyServiceUnavailable, KeyServiceRefused; what concerns one item alone is in its result. */
  async run(operation: Operation, items: readonly object[]): Promise<readonly ItemResult[]> {
    const { mount = 'transit', key } = this.#settings;
    const path = `${mount}/${operation}/${encodeURIComponent(key)}`;
    const answer = await this.#post(path, { batch_input: items });
    const results = resultsIn(answer.body, FIELD[operation]);
    if (results?.length === items.length) return results;
    throw this.#refusal(path, answer);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #post(path: string, body: object): Promise<JsonAnswer> {
    const known = this.#token ?? (await this.#readToken());
    const answer = await this.#ask(path, body, known);
    this.#token = answer.status === 403 ? await this.#readToken() : known;
    return this.#token === known ? answer : this.#ask(path, body, this.#token);
  }

  async #ask(path: string, body: object, token: string): Promise<JsonAnswer> {
    const { url, timeoutMs = 5_000 } = this.#settings;
    try {
      return await postJson(new URL(`/v1/${path}`, url), body, { agent: this.#agent, token, timeoutMs });
    } catch (cause) {
      const advice = certificateAdvice(cause);
      if (advice !== null)
        throw new KeyServiceRefused(`the certificate of ${url} ${advice} (${said(cause)})`, { cause });
      throw new KeyServiceUnavailable(`the key service at ${url} does not answer: ${said(cause)}`, { cause });
    }
  }

  async #readToken(): Promise<string> {
    const { tokenFile } = this.#settings;
    const token = await readFile(tokenFile, 'utf8').catch((cause) => {
      throw new KeyServiceRefused(`KMS_TOKEN_FILE ${tokenFile} cannot be read: ${said(cause)}`, { cause });
    });
    if (!/^\S+\s*$/.test(token)) throw new KeyServiceRefused(`KMS_TOKEN_FILE ${tokenFile} holds no token`);
    return token.trim();
  }

  #refusal(path: string, { status, body }: JsonAnswer): Error {
    const { url, key, mount = 'transit' } = this.#settings;
    const why = errorsIn(body).join('; ') || `HTTP ${status}`;
    if (status === 403) {
      return new KeyServiceRefused(`the token in KMS_TOKEN_FILE may not update ${path}: add it to its policy (${why})`);
    }
    if (status === 404 || /key not found/.test(why)) {
      return new KeyServiceRefused(
        `${url} has no key ${key} in ${mount}: vault write -f ${mount}/keys/${key} (${why})`,
      );
    }
    if (status >= 500 || status === 429 || status === 472 || status === 473) {
      return new KeyServiceUnavailable(`the key service at ${url} cannot answer now: ${why}`);
    }
    return new KeyServiceRefused(`the key service at ${url} refused ${path}: ${why}`);
  }
}

function authorityOf({ caFile }: TransitSettings): { readonly ca?: Buffer } {
  if (caFile === undefined) return {};
  try {
    return { ca: readFileSync(caFile) };
  } catch (cause) {
    throw new KeyServiceRefused(`KMS_CA_FILE ${caFile} cannot be read: ${said(cause)}`, { cause });
  }
}

/** Also of an answer with status 400: that is what it says where some items of a batch failed. */
function resultsIn(body: unknown, field: string): readonly ItemResult[] | undefined {
  const data = fieldOf(body, 'data');
  const results = fieldOf(data, 'batch_results');
  if (!Array.isArray(results)) return undefined;
  return results.map((result: unknown) => {
    const value = fieldOf(result, field);
    return typeof value === 'string' && value !== ''
      ? { value }
      : { error: String(fieldOf(result, 'error') ?? 'no answer') };
  });
}

function errorsIn(body: unknown): readonly string[] {
  const errors = fieldOf(body, 'errors');
  return Array.isArray(errors) ? errors.map(String) : [];
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(field) : undefined;
}

function said(failure: unknown): string {
  return typeof failure === 'object' && failure !== null && 'message' in failure
    ? String(failure.message)
    : String(failure);
}
