import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeBeside } from './make-beside.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jejak-beside-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const make = async (draft: string) => writeFileSync(join(draft, 'made'), 'whole');

/** Another process in the middle of making the same place. */
async function inTheMiddle(): Promise<ChildProcess> {
  const program = `
    import { writeFileSync } from 'node:fs';
    import { makeBeside } from ${JSON.stringify(new URL('./make-beside.ts', import.meta.url).href)};
    await makeBeside(${JSON.stringify(join(folder, 'place'))}, async (draft) => {
      writeFileSync(draft + '/made', 'half');
      process.stdout.write('half');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

test('what a killed process left half made is gone with the next try', async () => {
  await kill(await inTheMiddle());
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^place\.draft-.+-\d+-\w+$/)]);
  await makeBeside(join(folder, 'place'), make);
  expect(readdirSync(folder)).toEqual(['place']);
});

test('what another process is making, what is of another machine and what only looks like it stay', async () => {
  const child = await inTheMiddle();
  const gone = '1999999999-aBc123';
  const others = [`place.draft-elsewhere-${gone}`, `place.draft-${hostname()}-x`, `other.draft-${hostname()}-${gone}`];
  const theirs = readdirSync(folder);
  expect(theirs).toEqual([expect.stringContaining(`-${child.pid}-`)]);
  for (const name of others) mkdirSync(join(folder, name));
  await makeBeside(join(folder, 'place'), make);
  expect(readdirSync(folder).toSorted()).toEqual([...others, ...theirs, 'place'].toSorted());
  await kill(child);
});
