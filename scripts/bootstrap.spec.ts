import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const BOOTSTRAP = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url));

test('told to stop, it passes that on to the server and ends when the server has', async () => {
  const data = mkdtempSync(join(tmpdir(), 'jejak-start-'));
  const env = { ...process.env, JEJAK_DATA: data, JEJAK_PORT: '0' };
  const child = spawn(process.execPath, [BOOTSTRAP, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await line(child, /^Jejak: http/);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
    rmSync(data, { recursive: true });
  }
}, 60_000);

test('a task that is none is refused with those there are', async () => {
  const child = spawn(process.execPath, [BOOTSTRAP, 'frob'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = line(child, /Possible: demo, start/, 'stderr');
  expect(await once(child, 'exit')).toEqual([2, null]);
  await said;
});

async function line(child: ChildProcess, wanted: RegExp, from: 'stdout' | 'stderr' = 'stdout'): Promise<void> {
  const input = child[from];
  if (!input) throw new Error('the output is not piped');
  for await (const one of createInterface({ input })) if (wanted.test(one)) return;
  throw new Error(`it never said ${wanted}`);
}
