import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const onLinux = process.platform === 'linux' ? test : test.skip;

/** Prints the nice values of the process's threads by their names. */
const program = `
  import { readdirSync, readFileSync } from 'node:fs';
  import { collectGarbageSparingly } from ${JSON.stringify(join(import.meta.dirname, 'collect-garbage.ts'))};
  collectGarbageSparingly();
  const threads = readdirSync('/proc/self/task').map((thread) => {
    const [, name, rest] = /^\\d+ \\((.*)\\) (.*)/.exec(readFileSync('/proc/self/task/' + thread + '/stat', 'utf8'));
    return [name, Number(rest.split(' ')[16])];
  });
  console.log(JSON.stringify(threads));
`;

onLinux('the helpers that collect garbage give way to the thread that answers', () => {
  const { stdout } = spawnSync(process.execPath, ['--conditions=source', '--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  const threads: readonly (readonly [name: string, nice: number])[] = JSON.parse(stdout);
  const helpers = threads.filter(([name]) => name.includes('V8Worker'));
  expect(helpers.length).toBeGreaterThan(0);
  expect(helpers.every(([, nice]) => nice === 3)).toBe(true);
  expect(threads).toContainEqual(['node-MainThread', 0]);
});
