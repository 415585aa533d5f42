import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulateIntoFolder } from '@jejak/simulation';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Acknowledged, proveFolder } from '../support/prove-folder.ts';
import { ServedProcess } from './served-process.ts';

const KILLS = Number(process.env.KILLS ?? 5);
const CLERKS = 8;
const SERVICE = 'dumai-penanganan-odgj';

let folder = '';
let data = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jejak-kill-'));
  data = join(folder, 'data');
  const plan = { cases: 12, offices: 3, seed: 1, until: new Date().toISOString() };
  await simulateIntoFolder(data, plan, { passwordCost: { memoryCost: 64, timeCost: 1, parallelism: 1 } });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Credentials {
  readonly cookie: string;
  readonly 'x-csrf-token': string;
}

async function logIn(url: string): Promise<Credentials> {
  const body = JSON.stringify({ login: 'loket1.dmi', password: 'jejak-demo-2026' });
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { csrfToken } = (await answer.json()) as { readonly csrfToken: string };
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-csrf-token': csrfToken };
}

/** Takes reports in and adds notes until the server is gone; keeps what was acknowledged. */
async function work(url: string, credentials: Credentials, acknowledged: Acknowledged[]): Promise<void> {
  const post = async (path: string, body: object) => {
    const headers = { ...credentials, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.status).toBe(201);
    // biome-ignore lint/suspicious/noExplicitAny: a spec reads whatever it expects and fails where it is not there
    return (await answer.json()) as any;
  };
  const one = {
    client: { facts: { name: 'Orang Uji' } },
    reporter: null,
    facts: { channel: 'counter', reportedBy: 'police' },
  };
  try {
    for (;;) {
      const report = await post('/api/reports', { service: SERVICE, cases: [one] });
      const [opened] = report.cases;
      acknowledged.push({ stream: `case-${opened.id}`, revision: opened.revision });
      const note = await post(`/api/cases/${opened.id}/notes`, { facts: { text: 'Catatan' } });
      acknowledged.push({ stream: `case-${opened.id}`, revision: note.revision });
    }
  } catch (error) {
    // The connection breaks when the process is killed; a refusal is no broken connection.
    if (error instanceof Error && error.name === 'JestAssertionError') throw error;
  }
}

test(`killed ${KILLS} times under load, nothing acknowledged is lost and all fits together`, async () => {
  const acknowledged: Acknowledged[] = [];
  for (let round = 0; round < KILLS; round++) {
    const served = await ServedProcess.start(data, 0);
    const credentials = await logIn(served.url);
    const working = Array.from({ length: CLERKS }, () => work(served.url, credentials, acknowledged));
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 500));
    await served.kill();
    await Promise.all(working);
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS * CLERKS);
  await proveFolder(data, acknowledged);
}, 600_000);
