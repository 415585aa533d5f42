import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeAttachments } from '../conformance/index.ts';
import { openFolderAttachments, sniffMediaType } from './index.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'attachments-'));
const pathIn = (folder: string, hash: string) => join(folder, 'attachments', hash.slice(0, 2), hash.slice(2));

describeAttachments('folder', async () => {
  const folder = await newFolder();
  return {
    attachments: await openFolderAttachments(folder),
    damage: async (hash) => {
      const bytes = await readFile(pathIn(folder, hash));
      bytes.writeUInt8(bytes.readUInt8(50) ^ 1, 50);
      await writeFile(pathIn(folder, hash), bytes);
    },
    close: () => rm(folder, { recursive: true }),
  };
});

test('the file is named by the hash of its ciphertext, for its owner alone, without the plaintext', async () => {
  const folder = await newFolder();
  const attachments = await openFolderAttachments(folder);
  const { hash } = await attachments.put(Buffer.from('%PDF-1.7 Kartu keluarga of Siti Rahma'));
  const path = pathIn(folder, hash);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await readFile(path)).includes('Siti')).toBe(false);
  expect(await readdir(join(folder, 'attachments', 'incoming'))).toEqual([]);
  await rm(folder, { recursive: true });
});

test('what a killed process left half written is cleared at the next start', async () => {
  const folder = await newFolder();
  await mkdir(join(folder, 'attachments', 'incoming'), { recursive: true });
  await writeFile(join(folder, 'attachments', 'incoming', 'half'), 'half');
  const attachments = await openFolderAttachments(folder);
  expect(await readdir(join(folder, 'attachments', 'incoming'))).toEqual([]);
  await attachments.put(Buffer.from('%PDF-1.7'));
  await rm(folder, { recursive: true });
});

test.each([
  ['application/pdf', Buffer.from('%PDF-1.4')],
  ['image/jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ['image/png', Buffer.from('89504e470d0a1a0a0000', 'hex')],
  [undefined, Buffer.from(' %PDF-1.4')],
  [undefined, Buffer.from('89504e47', 'hex')],
  [undefined, Buffer.from('GIF89a')],
  [undefined, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  [undefined, Buffer.alloc(0)],
])('the first bytes tell %s', (mediaType, bytes) => {
  expect(sniffMediaType(bytes)).toBe(mediaType);
});
