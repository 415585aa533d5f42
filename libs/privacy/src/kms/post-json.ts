import { type Agent, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { text } from 'node:stream/consumers';

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface PostOptions {
  readonly agent: Agent;
  readonly token: string;
  readonly timeoutMs: number;
}

/** Rejects where no whole answer comes in time. `fetch` takes no authority of one's own, hence the older way. */
export async function postJson(url: URL, body: object, { agent, token, timeoutMs }: PostOptions): Promise<JsonAnswer> {
  const sent = Buffer.from(JSON.stringify(body));
  const signal = AbortSignal.timeout(timeoutMs);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': sent.length, 'X-Vault-Token': token };
  const send = url.protocol === 'https:' ? overHttps : overHttp;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(url, { method: 'POST', agent, headers, signal }, resolve);
    request.once('error', reject);
    request.end(sent);
  });
  const said = await text(answer);
  return { status: answer.statusCode ?? 0, body: parsed(said) };
}

/** A proxy in between may answer with a page. */
function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}
