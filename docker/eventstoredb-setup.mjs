// Run once, with the administrator's account: makes the account that Jejak uses and gives it the rights it needs, and no
// others any. May be run again; what is as it should be stays, but the password is set to that of the file.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { BACKWARDS, END, EventStoreDBClient, jsonEvent, StreamNotFoundError } from '@eventstore/db-client';

const LOGIN = 'jejak';
/** Its members may do everything anyway. */
const ADMINISTRATORS = '$admins';
const SETTINGS = {
  $userStreamAcl: { $r: [LOGIN], $w: [LOGIN], $mr: [LOGIN], $d: ADMINISTRATORS, $mw: ADMINISTRATORS },
  $systemStreamAcl: {
    $r: ADMINISTRATORS,
    $w: ADMINISTRATORS,
    $d: ADMINISTRATORS,
    $mr: ADMINISTRATORS,
    $mw: ADMINISTRATORS,
  },
};
const ALL_EVENTS = { $acl: { $r: [LOGIN, ADMINISTRATORS] } };
/** A server that has just started takes a moment to make its own accounts. */
const TRIES = 20;
const PAUSE_MS = 1_000;

const address = setting('EVENTSTOREDB_URL');
const password = readFileSync(setting('EVENTSTOREDB_JEJAK_PASSWORD_FILE'), 'utf8').trim();
const administrator = {
  username: 'admin',
  password: readFileSync(setting('EVENTSTOREDB_ADMIN_PASSWORD_FILE'), 'utf8').trim(),
};
const usersAt =
  process.env.EVENTSTOREDB_USERS_URL ?? address.replace(/^esdb(\+discover)?:/, 'https:').replace(/\?.*/, '');

const ca = process.env.EVENTSTOREDB_CA_FILE;
const client = EventStoreDBClient.connectionString(
  address.replace('://', `://admin:${encodeURIComponent(administrator.password)}@`) + (ca ? `?tlsCaFile=${ca}` : ''),
);
try {
  await patiently(makeAccount);
  await patiently(() => setLast('$settings', '$settings', SETTINGS));
  await patiently(() => setLast('$$$all', '$metadata', ALL_EVENTS));
} finally {
  await client.dispose();
}
console.log('EventStoreDB is ready for Jejak');

async function makeAccount() {
  const known = await ask('GET', `/users/${LOGIN}`, undefined, [200, 404]);
  if (known === 404) await ask('POST', '/users/', { loginName: LOGIN, fullName: 'Jejak', groups: [], password }, [201]);
  else await ask('POST', `/users/${LOGIN}/command/reset-password`, { newPassword: password }, [200]);
}

async function ask(method, path, body, expected) {
  const credentials = Buffer.from(`${administrator.username}:${administrator.password}`).toString('base64');
  const answer = await fetch(new URL(path, usersAt), {
    method,
    headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  await answer.body?.cancel();
  if (!expected.includes(answer.status)) throw new Error(`${method} ${path} was answered with ${answer.status}`);
  return answer.status;
}

/** The last event of such a stream is what counts. */
async function setLast(stream, type, data) {
  if (JSON.stringify(await lastOf(stream)) === JSON.stringify(data)) return;
  await client.appendToStream(stream, jsonEvent({ type, data }));
}

async function lastOf(stream) {
  const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1 };
  let last;
  try {
    // To its end: a stream of the client that is left before never says that it is closed.
    for await (const { event } of client.readStream(stream, options)) last = event?.data;
  } catch (failure) {
    if (!(failure instanceof StreamNotFoundError)) throw failure;
  }
  return last;
}

async function patiently(work) {
  for (let left = TRIES; ; left--) {
    try {
      return await work();
    } catch (failure) {
      if (left <= 1) throw failure;
      await sleep(PAUSE_MS);
    }
  }
}

function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
