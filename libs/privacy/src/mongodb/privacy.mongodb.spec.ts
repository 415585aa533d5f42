import { createSecretKey, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestDatabase } from '@jejak/mongodb/testing';
import { expect, test } from '@jest/globals';
import { ObjectId } from 'mongodb';
import { describeAttachments, describeSearchIndex, describeSubjectKeys } from '../conformance/index.ts';
import { wrapUnder } from '../keys/index.ts';
import { systemRandomness } from '../randomness/index.ts';
import { SEARCH_INDEX_SUBJECT } from '../search/index.ts';
import { mongoSearchIndex, openMongoAttachments, openMongoSubjectKeys } from './index.ts';
import type { KeyDocument } from './key-documents.ts';

const master = randomBytes(32);
const wrapping = async () => wrapUnder(master, systemRandomness);

async function openKeys() {
  const { connection, remove } = await openTestDatabase();
  const opened: { close(): Promise<void> }[] = [];
  const open = async () => {
    const keys = await openMongoSubjectKeys({ connection, wrapping });
    opened.push(keys);
    return keys;
  };
  const close = async () => {
    await Promise.all(opened.map((keys) => keys.close()));
    await remove();
  };
  return { connection, keys: await open(), reopen: open, close };
}

async function openAttachments() {
  const { connection, remove } = await openTestDatabase();
  const chunks = connection.private.collection('attachments.chunks');
  const damage = async (hash: string) => {
    const file = await connection.private.collection('attachments.files').findOne({ filename: hash });
    const chunk = await chunks.findOne({ files_id: file?._id });
    const bytes = Buffer.from(chunk?.data.value());
    bytes.writeUInt8(bytes.readUInt8(50) ^ 1, 50);
    await chunks.updateOne({ files_id: file?._id, n: 0 }, { $set: { data: bytes } });
  };
  return { connection, attachments: await openMongoAttachments(connection), damage, close: remove };
}

describeSubjectKeys('MongoDB', openKeys);
describeAttachments('GridFS', openAttachments);
describeSearchIndex('MongoDB', async () => {
  const { connection, remove } = await openTestDatabase();
  const key = { subject: SEARCH_INDEX_SUBJECT, secret: createSecretKey(randomBytes(32)) };
  return { index: await mongoSearchIndex(connection, key), close: remove };
});

test('no key lies in the clear, and an erased one not even wrapped', async () => {
  const { connection, keys, close } = await openKeys();
  const documents = connection.private.collection<KeyDocument>('subject-keys');
  const secret = (await keys.ensure('a', 'DMI')).secret.export();
  const stored = await documents.findOne({ _id: 'a' });
  expect(Buffer.from(stored?.wrapped?.value() ?? []).includes(secret)).toBe(false);
  await keys.destroy(['a']);
  expect(await documents.findOne({ _id: 'a' })).toEqual({ _id: 'a', office: 'DMI', erased: true });
  await close();
});

test('a process hears of an erasure by another one and forgets the key', async () => {
  const { keys, reopen, close } = await openKeys();
  const other = await reopen();
  await keys.ensure('a', 'DMI');
  // Until its change stream is open it remembers nothing; afterwards the second look comes from memory.
  for (let look = 0; look < 5; look += 1) {
    expect(await other.get('a')).toBeDefined();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await keys.destroy(['a']);
  const end = Date.now() + 5000;
  while ((await other.get('a')) !== undefined && Date.now() < end) await new Promise(setImmediate);
  expect(await other.get('a')).toBeUndefined();
  await expect(other.ensure('a', 'DMI')).rejects.toMatchObject({ code: 'subject-erased' });
  await close();
});

test('what a killed process left of an attachment is cleared at a later start, and what it finished stays', async () => {
  const { connection, attachments, close } = await openAttachments();
  const db = connection.private;
  const stored = await attachments.put(Buffer.from('%PDF-1.7 whole'));
  const half = new ObjectId();
  const whole = await db.collection('attachments.files').findOne({ filename: stored.hash });
  const incoming = db.collection('attachments.incoming');
  const since = new Date(Date.now() - 7_200_000);
  await incoming.insertMany([half, whole?._id ?? half].map((_id) => ({ _id, since })));
  await db.collection('attachments.chunks').insertOne({ files_id: half, n: 0, data: Buffer.from('half') });
  const again = await openMongoAttachments(connection);
  expect(await db.collection('attachments.chunks').countDocuments({ files_id: half })).toBe(0);
  expect(await incoming.countDocuments()).toBe(0);
  expect(Buffer.from(await again.get(stored.hash, stored.key)).toString()).toBe('%PDF-1.7 whole');
  await close();
});

test('once erasures by others are heard of, a key is unwrapped once, and forgotten when another process erases it', async () => {
  const { connection, remove } = await openTestDatabase();
  let unwrapped = 0;
  const counting = async () => {
    const inner = await wrapping();
    const unwrap: typeof inner.unwrap = (...args) => {
      unwrapped += 1;
      return inner.unwrap(...args);
    };
    return { id: inner.id, wrap: inner.wrap.bind(inner), unwrap };
  };
  const keys = await openMongoSubjectKeys({ connection, wrapping: counting });
  const other = await openMongoSubjectKeys({ connection, wrapping });
  await keys.ensure('a', 'DMI');
  for (let before = -1; before !== unwrapped; await sleep(20)) {
    before = unwrapped;
    expect(await keys.get('a')).toBeDefined();
  }
  await other.destroy(['a']);
  while ((await keys.get('a')) !== undefined) await sleep(20);
  await keys.close();
  await other.close();
  await remove();
});
