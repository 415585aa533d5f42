import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_PASSWORD } from '@jejak/simulation';
import type { Acknowledged } from '../support/prove-folder.ts';

const SERVICE = 'dumai-penanganan-odgj';

/** Somebody at work over HTTP: logged in, writing and reading as fast as a person with many hands. */
export class Clerk {
  readonly #url: string;
  readonly #credentials: { readonly [header: string]: string };

  private constructor(url: string, credentials: { readonly [header: string]: string }) {
    this.#url = url;
    this.#credentials = credentials;
  }

  static async logIn(url: string, login: string): Promise<Clerk> {
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: DEMO_PASSWORD }),
    });
    const { csrfToken } = (await answer.json()) as { readonly csrfToken: string };
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return new Clerk(url, { cookie, 'x-csrf-token': csrfToken });
  }

  // biome-ignore lint/suspicious/noExplicitAny: a spec reads whatever it expects and fails where it is not there
  async post(path: string, body: object): Promise<any> {
    const headers = { ...this.#credentials, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await fetch(this.#url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    const said = await answer.text();
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${said}`);
    return JSON.parse(said);
  }

  /** What it shows has to have seen everything up to the position. */
  async get(path: string, position: string): Promise<void> {
    const headers = { ...this.#credentials, 'jejak-position': position };
    const answer = await fetch(this.#url + path, { headers });
    const said = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${said}`);
  }
}

/** Takes reports in, looks at lists and pages, notes and assesses, with a breath in between, until the time is up. */
export async function workUntil(
  end: number,
  desk: Clerk,
  caseWorker: Clerk,
  acknowledged: Acknowledged[],
  breathMs: number,
): Promise<void> {
  const did = (id: string, revision: number) => acknowledged.push({ stream: `case-${id}`, revision });
  while (performance.now() < end) {
    const client = { facts: acknowledged.length % 5 === 0 ? { name: 'Orang Uji' } : {} };
    const facts = { channel: 'counter', reportedBy: 'police' };
    const { cases } = await desk.post('/api/reports', { service: SERVICE, cases: [{ client, reporter: null, facts }] });
    const [{ id, revision }] = cases;
    did(id, revision);
    did(id, (await desk.post(`/api/cases/${id}/notes`, { facts: { text: 'Catatan petugas' } })).revision);
    const assessed = { step: 'diasesmen', facts: { urgent: false, findings: 'Perlu pendampingan.' } };
    const step = await caseWorker.post(`/api/cases/${id}/steps`, assessed);
    did(id, step.revision);
    await caseWorker.get(`/api/cases/${id}`, step.position);
    await desk.get('/api/worklist?limit=20', step.position);
    await sleep(breathMs);
  }
}
