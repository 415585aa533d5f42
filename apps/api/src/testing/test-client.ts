import { randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';

export interface TestAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | number | undefined };
  /** Parsed JSON; the text of anything else; null where there is nothing. */
  // biome-ignore lint/suspicious/noExplicitAny: a spec reads whatever it expects and fails where it is not there
  readonly body: any;
  /** The body as it came. */
  readonly bytes: Uint8Array;
}

export interface RequestOptions {
  /** Idempotency-Key; a new one where left out, none for null. */
  readonly key?: string | null;
  readonly headers?: { readonly [name: string]: string };
}

/** Sends requests as one person, with what their browser or system would send along. */
export class TestClient {
  readonly #fastify: FastifyInstance;
  readonly #credentials: { readonly [name: string]: string };

  constructor(fastify: FastifyInstance, credentials: { readonly [name: string]: string } = {}) {
    this.#fastify = fastify;
    this.#credentials = credentials;
  }

  /** The same person at another server. */
  at(fastify: FastifyInstance): TestClient {
    return new TestClient(fastify, this.#credentials);
  }

  get(url: string, options: RequestOptions = {}): Promise<TestAnswer> {
    return this.send({ method: 'GET', url, headers: { ...options.headers } });
  }

  post(url: string, payload: object, { key = randomUUID(), headers }: RequestOptions = {}): Promise<TestAnswer> {
    const keyed = key === null ? {} : { 'idempotency-key': key };
    return this.send({ method: 'POST', url, payload, headers: { ...keyed, ...headers } });
  }

  delete(url: string, options: RequestOptions = {}): Promise<TestAnswer> {
    return this.send({ method: 'DELETE', url, headers: { ...options.headers } });
  }

  /** Anything else, as it is given. */
  async send(request: InjectOptions): Promise<TestAnswer> {
    const { statusCode, headers, payload, rawPayload } = await this.#fastify.inject({
      ...request,
      headers: { ...this.#credentials, ...request.headers },
    });
    const body = parsed(payload, String(headers['content-type'] ?? ''));
    return { status: statusCode, headers, body, bytes: rawPayload };
  }
}

function parsed(payload: string, contentType: string): unknown {
  if (payload === '') return null;
  return contentType.includes('json') ? JSON.parse(payload) : payload;
}
