import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { begin, freshStream, here } from '../conformance/samples.ts';
import { lockDataFolder } from '../data-folder/index.ts';
import { StoreUnavailable } from '../errors.ts';
import { attachEmbeddedEventStore, type EmbeddedEventStore, openEmbeddedEventStore } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'jejak-attach-'));
let owner: EmbeddedEventStore;

beforeAll(async () => {
  owner = await openEmbeddedEventStore(lockDataFolder(folder, 'spec'));
});

afterAll(async () => {
  await owner.close();
  rmSync(folder, { recursive: true });
});

/** A thread that answers each event of `case-…` with one in `echo-…`. */
function echoThread(after: string): Worker {
  const door = new URL('./index.ts', import.meta.url).href;
  const program = `
    import { randomUUID } from 'node:crypto';
    import { parentPort, workerData } from 'node:worker_threads';
    import { attachEmbeddedEventStore } from ${JSON.stringify(door)};
    const store = attachEmbeddedEventStore(workerData.attachment);
    for await (const message of store.subscribe({ after: workerData.after, filter: { streamPrefixes: ['case-'] } })) {
      if (message.kind === 'caughtUp') parentPort.postMessage('caughtUp');
      if (message.kind !== 'events') continue;
      for (const { stream, json } of message.events) {
        await store.append(stream.replace('case', 'echo'), 'noStream', [{ id: randomUUID(), type: 'Echoed', json }]);
      }
    }`;
  const attachment = owner.attachment();
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
    workerData: { attachment, after },
    transferList: [attachment.port],
  });
}

test('another thread follows and appends through the one writer, woken by its commits', async () => {
  const after = await here(owner);
  const thread = echoThread(after);
  await once(thread, 'message');
  const streams = Array.from({ length: 20 }, () => freshStream());
  for (const stream of streams) await begin(owner, stream);
  let echoes = 0;
  for await (const message of owner.subscribe({ after, filter: { streamPrefixes: ['echo-'] } })) {
    if (message.kind === 'events') echoes += message.events.length;
    if (echoes === streams.length) break;
  }
  await thread.terminate();
  await expect(begin(owner, freshStream())).resolves.toMatchObject({ revision: 0 });
});

test('of writers in two threads at one revision one wins', async () => {
  const other = attachEmbeddedEventStore(owner.attachment());
  for (let round = 0; round < 50; round++) {
    const stream = freshStream();
    const race = await Promise.allSettled([begin(owner, stream), begin(other, stream)]);
    expect(race.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  }
  await other.close();
});

test('what another thread has appended is handed out before caughtUp', async () => {
  const other = attachEmbeddedEventStore(owner.attachment());
  let after = await here(owner);
  for (let round = 0; round < 50; round++) {
    const { position } = await begin(other, freshStream());
    for await (const message of owner.subscribe({ after })) {
      expect(message.kind).toBe('events');
      break;
    }
    after = position;
  }
  await other.close();
});

test('closing an attached store leaves the owner as it was', async () => {
  const other = attachEmbeddedEventStore(owner.attachment());
  await begin(other, freshStream());
  await other.close();
  await expect(begin(owner, freshStream())).resolves.toMatchObject({ revision: 0 });
});

test('closing the owner makes attached stores unavailable', async () => {
  const lock = lockDataFolder(mkdtempSync(join(folder, 'own-')), 'spec');
  const store = await openEmbeddedEventStore(lock);
  const attached = attachEmbeddedEventStore(store.attachment());
  await begin(attached, freshStream());
  await store.close();
  await expect(begin(attached, freshStream())).rejects.toBeInstanceOf(StoreUnavailable);
  await attached.close();
});

test('while the writer waits for the disk, the caller goes on and reads', async () => {
  const stream = freshStream();
  await begin(owner, stream, 3);
  const holder = new DatabaseSync(join(folder, 'events.db'));
  holder.exec('BEGIN IMMEDIATE');
  let answered = false;
  const append = begin(owner, freshStream()).finally(() => {
    answered = true;
  });
  await sleep(100);
  expect(await owner.readStream(stream)).toHaveLength(3);
  expect(answered).toBe(false);
  holder.exec('ROLLBACK');
  holder.close();
  await expect(append).resolves.toMatchObject({ revision: 0 });
});
