import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { latencies, latenciesWhenDue, WARM_UP_MS } from '../support/latencies.ts';
import { logIn } from '../support/log-in.ts';
import { PASSWORD } from '../support/open-office.ts';
import { WALKER, WAY } from '../support/steps.ts';
import { Connection } from './connection.ts';

/**
 * The load generator, a process of its own: logs in as a person does, then sends every step of every case over so many
 * connections: so many a second, or, where no rate is given, each as soon as its connection has the answer to the one
 * before. All along some cases are new, some at their second step and so on. Prints
 * one JSON object.
 */
const [address = '', casesFile = '', connections = '', perSecond] = process.argv.slice(2);
/** Between two steps of one case this many others get theirs: seconds go by, and the read models do not see them as one. */
const CASES_BETWEEN = 2_000;
const url = new URL(address);
const cases: readonly string[] = JSON.parse(readFileSync(casesFile, 'utf8'));
const { cookie, 'x-csrf-token': token } = await logIn(address, WALKER, PASSWORD);
const credentials = `cookie: ${cookie}\r\nx-csrf-token: ${token}\r\n`;
const open = await Promise.all(Array.from({ length: Number(connections) }, () => Connection.open(url)));
const free = [...open];
const requests = inTurn();
let refused = 0;
const measured =
  perSecond === undefined
    ? await latencies(requests.length, open.length, send, WARM_UP_MS)
    : await latenciesWhenDue(requests.length, Number(perSecond), open.length, send);
for (const connection of open) connection.close();
console.log(JSON.stringify({ ...measured, refused, recorded: requests.length - refused }));

function inTurn() {
  const bodies = WAY.map(({ step, facts }) => JSON.stringify({ step, facts }));
  const turns = cases.length + (WAY.length - 1) * CASES_BETWEEN;
  return Array.from({ length: turns }, (_, turn) =>
    bodies.flatMap((body, step) => {
      const id = cases[turn - step * CASES_BETWEEN];
      return id === undefined ? [] : [{ id, body }];
    }),
  ).flat();
}

async function send(index: number): Promise<void> {
  const request = requests[index];
  const connection = free.pop();
  if (!request || !connection) throw new Error('there are more requests in flight than connections');
  const { status, body } = await connection.ask(post(`/api/cases/${request.id}/steps`, request.body));
  free.push(connection);
  if (status === 201) return;
  refused += 1;
  if (refused === 1) process.stderr.write(`${status} ${body}\n`);
}

function post(path: string, body: string): string {
  return (
    `POST ${path} HTTP/1.1\r\nhost: ${url.host}\r\n${credentials}idempotency-key: ${randomUUID()}\r\n` +
    `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}
