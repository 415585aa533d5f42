import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder, openEmbeddedEventStore, type StoredEvent } from '@jejak/event-store';
import { verifyChain } from '@jejak/integrity';
import { projections } from '@jejak/projections';
import { Projector } from '@jejak/projector';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ServedProcess } from './served-process.ts';

const KILLS = Number(process.env.KILLS ?? 5);
const CLERKS = 8;
const SERVICE = 'dumai-penanganan-odgj';

let folder = '';
let data = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jejak-kill-'));
  data = join(folder, 'data');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
}

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

function byStream(events: readonly StoredEvent[]): ReadonlyMap<string, readonly StoredEvent[]> {
  return Map.groupBy(events, ({ stream }) => stream);
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
  using lock = lockDataFolder(data, 'spec');
  const store = await openEmbeddedEventStore(lock);
  const readStore = openEmbeddedReadStore({ file: join(data, 'read.db') });
  try {
    const streams = byStream(await everything(store));
    for (const { stream, revision } of acknowledged) expect(streams.get(stream)?.length).toBeGreaterThan(revision);
    for (const events of streams.values()) expect(verifyChain(events)).toBeNull();
    for (const [stream, events] of streams) {
      if (!/^(register|letters)-/.test(stream)) continue;
      const allotted = events.map(({ json }) => JSON.parse(json)).filter(({ type }) => type === 'NumberAllotted');
      expect(allotted.map((event) => event.data.number)).toEqual(allotted.map((_, index) => index + 1));
      expect(new Set(allotted.map((event) => event.data.document ?? event.data.case)).size).toBe(allotted.length);
    }
    const projector = await Projector.start({ eventStore: store, readStore, models: projections, graceMs: 0 });
    await projector.caughtUp();
    // Refuses to switch where the read models made anew differ from those that lived through the kills.
    const report = await projector.rebuild();
    await projector.stop();
    expect(report).toBeTruthy();
  } finally {
    await readStore.close();
    await store.close();
  }
}, 600_000);

async function everything(store: Awaited<ReturnType<typeof openEmbeddedEventStore>>): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const last = events.at(-1);
    const page = await store.readAll({ limit: 1000, ...(last ? { after: last.position } : {}) });
    if (page.length === 0) return events;
    events.push(...page);
  }
}
