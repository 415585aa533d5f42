import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeBeside } from './index.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'jejak-beside-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A process that goes on writing into what it makes. */
async function makerOf(place: string, beforehand = '') {
  const door = new URL('./index.ts', import.meta.url).href;
  const program = `
    import { mkdir, writeFile } from 'node:fs/promises';
    import { join } from 'node:path';
    const { makeBeside } = await import(${JSON.stringify(door)});
    ${beforehand}
    await makeBeside(${JSON.stringify(place)}, async (draft) => {
      await mkdir(join(draft, 'keys'));
      console.log('at work');
      for (let n = 0; ; n++) await writeFile(join(draft, 'keys', String(n)), 'secret');
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  return child;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('nothing is left of what %s interrupts', async (signal) => {
  const child = await makerOf(join(root, 'year'));
  expect(await readdir(root)).toEqual([expect.stringMatching(/^year\.draft-/)]);
  const exit = once(child, 'exit');
  child.kill(signal);
  expect(await exit).toEqual([null, signal]);
  expect(await readdir(root)).toEqual([]);
});

test('nor where the process has an end of its own', async () => {
  const child = await makerOf(join(root, 'year'), "process.on('SIGTERM', () => process.exit(7));");
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exit).toEqual([7, null]);
  expect(await readdir(root)).toEqual([]);
});

test('what is whole is moved to its place, and signals are nobody’s business any more', async () => {
  const before = process.listenerCount('SIGINT');
  expect(await makeBeside(join(root, 'year'), async () => process.listenerCount('SIGINT'))).toBe(before + 1);
  expect([await readdir(root), process.listenerCount('SIGINT')]).toEqual([['year'], before]);
});
