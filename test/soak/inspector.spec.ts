import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from '@jest/globals';
import { Inspector } from './inspector.ts';

const MB = 2 ** 20;
/** A thread holds 10 MB on its heap and 5 MB outside of it, and has just thrown 30 MB away; another does nothing. */
const PROGRAM = `
  const { Worker } = require('node:worker_threads');
  const holding = \`
    const make = (mb) => Array.from({ length: mb * 1024 }, (_, n) => Array.from({ length: 128 }, () => n));
    globalThis.kept = [make(10), Buffer.alloc(5 * 1024 * 1024, 1)];
    make(30);
    require('node:worker_threads').parentPort.postMessage('holds');
    setInterval(() => {}, 1000);
  \`;
  const starting = \`
    const { Worker } = require('node:worker_threads');
    new Worker('setInterval(() => {}, 1000)', { eval: true, name: 'idle' });
    setInterval(() => {}, 1000);
  \`;
  new Worker(starting, { eval: true, name: 'starting' });
  new Worker(holding, { eval: true, name: 'holding' }).on('message', (said) => console.log(said));
`;

let child: ChildProcess;
afterEach(async () => {
  const gone = once(child, 'exit');
  child.kill();
  await gone;
});

test('tells what each thread of a process holds from its garbage, those that a thread has started too', async () => {
  child = spawn(process.execPath, ['--inspect=127.0.0.1:0', '-e', PROGRAM], { stdio: ['ignore', 'pipe', 'pipe'] });
  if (!child.stdout || !child.stderr) throw new Error('the child has no output');
  const holds = once(createInterface(child.stdout), 'line');
  const [said] = await once(createInterface(child.stderr), 'line');
  await holds;
  const inspector = await Inspector.connect(String(said).slice(String(said).indexOf('ws:')));
  const held = await inspector.held();
  expect([...held.keys()].sort()).toEqual(['holding', 'idle', 'main', 'starting']);
  const more = (held.get('holding') ?? 0) - (held.get('idle') ?? 0);
  expect(more).toBeGreaterThan(14.5 * MB);
  expect(more).toBeLessThan(17 * MB);
  expect(await inspector.heaps()).toBeGreaterThan(10 * MB);
  inspector.close();
  await expect(inspector.held()).rejects.toThrow();
});
